import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type { CardId } from '#core/card/card.ts'
import { backlinksOf, brokenLinks, edgesOf, findCard } from '#core/store/cards.ts'
import { closeDb } from '#core/store/db.ts'
import { schedulesOf } from '#core/store/schedules.ts'
import { projectDir } from '#core/store/testing.ts'
import { undoBatch } from './change-set.ts'
import { openContext } from './context.ts'
import { schedulesAstray } from './doctor.ts'
import { mergeCards, planMerge } from './merge.ts'
import { mergeStandings } from './merge-standing.ts'
import { answerCard } from './review.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const [a, b, c, d] = [cardId('q-a'), cardId('q-b'), cardId('q-c'), cardId('q-d')]

/** `c` leads to both, `d` says a word of `b` and spoils it. */
const FILES = {
  'net/a.mdx': cardSource(a, ['q-b', 'Open?']),
  'os/b.mdx': cardSource(b, ['q-a', 'q-d'], '![x](x.png)'),
  'c.mdx': cardSource(c, ['q-a', 'q-b', 'More?']),
  'd.mdx': cardSource(d, [], 'As [*b* has it](card:q-b).').replace('created:', 'spoils: [q-b]\ncreated:'),
}

async function library(files: Readonly<Record<string, string>> = FILES): Promise<TestLibrary> {
  const lib = await emptyLibrary()
  for (const [file, source] of Object.entries(files)) await lib.write(file, source)
  await syncContent(lib)
  for (const id of [a, b]) await answerCard(lib, { cardId: id, rating: 'good', expectedReps: 0 })
  return lib
}

async function filesIn({ contentDir }: TestLibrary): Promise<Record<string, string>> {
  const names = (await readdir(contentDir, { recursive: true })).filter((name) => /(^|\/)[^.][^/]*\.mdx$/.test(name))
  const texts = names
    .toSorted()
    .map(async (name) => [name, await readFile(path.join(contentDir, name), 'utf8')] as const)
  return Object.fromEntries(await Promise.all(texts))
}

async function merge(lib: TestLibrary, from: CardId, into: CardId) {
  const plan = await planMerge(lib, from, into)
  if (!plan.ok) return plan
  const [expectedHash, expectedIntoHash] = [plan.value.from.hash, plan.value.into.hash]
  return mergeCards(lib, { from, into, expectedHash, expectedIntoHash })
}

test('two cards become one, what led to one leads to the other, and all of it is taken back', async () => {
  const lib = await library()
  const [before, schedules] = [await filesIn(lib), await schedulesOf(lib.db, [a, b])]
  const merged = await merge(lib, b, a)
  if (!merged.ok) throw new Error(merged.error.kind)
  expect(merged.value).toMatchObject({ into: a, path: 'net/a.mdx' })

  const files = await filesIn(lib)
  expect(Object.keys(files)).toEqual(['c.mdx', 'd.mdx', 'net/a.mdx'])
  expect(files['net/a.mdx']).toContain('![x](../os/x.png)')
  expect(files['c.mdx']).toBe(FILES['c.mdx'].replace('- [to q-b](card:q-b)\n', ''))
  expect(files['d.mdx']).toBe(
    FILES['d.mdx'].replace('(card:q-b)', '(card:q-a)').replace('spoils: [q-b]', 'spoils:\n  - q-a'),
  )
  expect(await findCard(lib.db, b)).toBeNull()
  expect((await edgesOf(lib.db, a)).map(({ text }) => text)).toEqual(['Open?', 'to q-d'])
  expect([await backlinksOf(lib.db, a, 9), await brokenLinks(lib.db, 9)]).toEqual([[d], []])
  expect(await schedulesOf(lib.db, [a, b])).toMatchObject(new Map([[a, { reps: 2 }]]))

  expect(await undoBatch(lib, merged.value.batch)).toMatchObject({ ok: true })
  expect(await filesIn(lib)).toEqual(before)
  expect(await schedulesOf(lib.db, [a, b])).toEqual(schedules)
  expect(await schedulesAstray(lib)).toEqual([])
})

test('what merging would do is said beforehand, and comes true', async () => {
  const lib = await library()
  const [before, plan] = [await filesIn(lib), await planMerge(lib, b, a)]
  expect(plan).toMatchObject({
    value: { from: { id: b }, into: { id: a }, relinked: [{ id: c }, { id: d }], left: [] },
  })
  const foreseen = await mergeStandings(lib, b, a)
  expect([foreseen?.from.reviews, foreseen?.into.reviews, foreseen?.merged.reviews]).toEqual([1, 1, 2])
  expect(await filesIn(lib)).toEqual(before)
  await merge(lib, b, a)
  const [stands] = (await schedulesOf(lib.db, [a])).values()
  expect(foreseen?.merged.standing).toMatchObject({ state: 'review', reps: 2, dueAt: stands?.dueAt })
})

test('a card that has taken in others hands them on', async () => {
  const lib = await library()
  await merge(lib, b, a)
  await merge(lib, a, c)
  expect(await schedulesOf(lib.db, [a, b, c])).toMatchObject(new Map([[c, { reps: 2 }]]))
  expect((await filesIn(lib))['c.mdx']).toContain('mergedFrom:\n  - q-a\n  - q-b\n')
})

test('a card that was changed since it was looked at is not merged', async () => {
  const lib = await library()
  const plan = await planMerge(lib, b, a)
  const hash = plan.ok ? plan.value.into.hash : ''
  const input = { from: b, into: a, expectedHash: 'other', expectedIntoHash: hash }
  expect(await mergeCards(lib, input)).toEqual({ ok: false, error: { kind: 'changed', path: 'os/b.mdx' } })
  expect(await filesIn(lib)).toEqual(FILES)
})

test.each([
  ['with itself', a, a, { kind: 'same-card' }],
  ['that is not there', cardId('q-none'), a, { kind: 'unknown-card', cardId: 'q-none' }],
])('a card %s is not merged', async (_, from, into, error) => {
  expect(await planMerge(await library(), from, into)).toEqual({ ok: false, error })
})

test.each([0, 12, 29])(
  'merging that is killed after %i files is finished when the library is next opened',
  async (nth) => {
    const others = Array.from(
      { length: 30 },
      (_, i) => [`${String(i).padStart(2, '0')}.mdx`, cardSource(`q-n${i}`, ['q-b'])] as const,
    )
    const lib = await library({ 'a.mdx': cardSource(a), 'b.mdx': cardSource(b), ...Object.fromEntries(others) })
    const { dataDir, contentDir, now } = lib
    const environment = { projectDir, dataDir, contentDir, databaseUrl: null, shareUrl: null, model: null, now }
    const url = (file: string): string => JSON.stringify(pathToFileURL(path.join(projectDir, file)).href)
    const script = path.join(dataDir, 'child.mts')
    await writeFile(
      script,
      `import { mergeCards, planMerge } from ${url('core/study/merge.ts')}
import { openContext } from ${url('core/study/context.ts')}
const ctx = await openContext({ ...JSON.parse(process.argv[2]), now: () => new Date() })
const { value: { from, into } } = await planMerge(ctx.value, 'q-b', 'q-a')
console.log('begins')
await mergeCards(ctx.value, { from: from.id, into: into.id, expectedHash: from.hash, expectedIntoHash: into.hash })
`,
    )
    const args = ['--import', 'tsx', script, JSON.stringify(environment)]
    const child = spawn(process.execPath, args, { cwd: projectDir, stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    const watched = path.join(contentDir, others[nth]?.[0] ?? '')
    while (!(await readFile(watched, 'utf8')).includes('card:q-a')) await setImmediate()
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')

    const opened = await openContext(environment)
    if (!opened.ok) throw new Error(opened.error.kind)
    const files = await filesIn(lib)
    expect(files['b.mdx']).toBeUndefined()
    expect(Object.values(files).filter((text) => text.includes('card:q-b'))).toEqual([])
    expect(await schedulesOf(opened.value.db, [a, b])).toMatchObject(new Map([[a, { reps: 2 }]]))
    expect(await schedulesAstray(opened.value)).toEqual([])
    await closeDb(opened.value.db)
  },
)
