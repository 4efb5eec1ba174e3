import { randomUUID } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { parseCard } from '#core/card/parse.ts'
import { planFor, planForOne, type SentenceNumber } from '#core/practice/plan.ts'
import { AttemptId } from '#core/practice/record.ts'
import { addAttempt } from '#core/store/attempts.ts'
import { findCard } from '#core/store/cards.ts'
import { latestRevision, revisionsOf } from '#core/store/revisions.ts'
import { addFollowUp } from './add-follow-up.ts'
import { answerOf, saveAsAnswer } from './edit.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const root = cardId('q-root')
const file = 'net/root.mdx'
const FIVE = ['One is `fork`.', 'Two: vector<int>.', '', '  4. four\nlines ', '# five']

async function library(followUps: readonly string[] = ['What else?']): Promise<TestLibrary> {
  const made = await emptyLibrary()
  await made.write(file, cardSource(root, followUps))
  await syncContent(made)
  return made
}

async function attempt(
  { db, now }: TestLibrary,
  sentences: readonly string[],
  retry: { of: AttemptId; sentence: SentenceNumber } | null = null,
): Promise<AttemptId> {
  const id = AttemptId.parse(randomUUID())
  const plan = retry ? planForOne(retry.sentence, planFor('relaxed')) : planFor('relaxed')
  const critique = { critique: { findings: [], points: [], fillers: [], speechMs: 0 }, dismissals: [] }
  const unjudged = { gate: null, verdict: null, reviewId: null }
  const said = { plan, events: [], thought: '', sentences, critique, cardHash: '' }
  const when = { startedAt: now(), savedAt: now() }
  await addAttempt(db, {
    id,
    cardId: root,
    runId: null,
    retryOf: retry?.of ?? null,
    way: 'typed',
    ...when,
    ...said,
    ...unjudged,
  })
  return id
}

const read = async ({ contentDir }: TestLibrary, name = file) => readFile(path.join(contentDir, name), 'utf8')

test('what was said becomes stage 3 of the file, and nothing else changes', async () => {
  const lib = await library()
  const id = await attempt(lib, FIVE)
  expect(await saveAsAnswer(lib, id)).toEqual({ ok: true, value: { path: file } })
  const answer = '1. One is `fork`.\n2. Two: vector\\<int>.\n3. 4\\. four lines\n4. \\# five'
  const [before, after = ''] = cardSource(root, ['What else?']).split('## 6.')
  expect(await read(lib)).toBe(`${before}## 3. One-minute answer\n\n${answer}\n\n## 6.${after}`)
  expect(await findCard(lib.db, root)).toMatchObject({ problems: [] })
})

test('text that the index had not seen yet is among the revisions before it is overwritten', async () => {
  const lib = await library()
  const id = await attempt(lib, FIVE)
  const unseen = cardSource(root, ['What else?'], 'Written a second ago.')
  await lib.write(file, unseen)
  await saveAsAnswer(lib, id)
  expect(await revisionsOf(lib.db, root)).toHaveLength(3)
  expect(await read(lib)).toContain('Written a second ago.')
  const newest = await latestRevision(lib.db, root)
  expect(gunzipSync(newest?.sourceGz ?? '').toString()).toBe(await read(lib))
})

test.each(['```\ncode', '<!-- note', '$$\nx'])('an answer that would end up inside %j is not written', async (open) => {
  const lib = await library()
  const source = `${cardSource(root).split('## 6.')[0]}## 2. Thought\n\n${open}`
  await lib.write(file, source)
  const id = await attempt(lib, FIVE)
  expect(await saveAsAnswer(lib, id)).toMatchObject({ ok: false, error: { kind: 'unreadable' } })
  expect(await read(lib)).toBe(source)
})

test('the same answer saved twice is one revision', async () => {
  const lib = await library()
  const id = await attempt(lib, FIVE)
  await saveAsAnswer(lib, id)
  await saveAsAnswer(lib, id)
  expect(await revisionsOf(lib.db, root)).toHaveLength(2)
})

test('a sentence tried again takes its place among the others', async () => {
  const lib = await library()
  const first = await attempt(lib, ['one', 'two', 'three', 'four', 'five'])
  const second = await attempt(lib, ['', '', '', 'FOUR', ''], { of: first, sentence: 4 })
  const third = await attempt(lib, ['', 'TWO', '', '', ''], { of: second, sentence: 2 })
  expect(await answerOf(lib, third)).toEqual(['one', 'TWO', 'three', 'FOUR', 'five'])
  const unsaid = await attempt(lib, ['', '', '', '', ''], { of: first, sentence: 1 })
  expect(await answerOf(lib, unsaid)).toEqual(['one', 'two', 'three', 'four', 'five'])
})

test('an attempt without words, and one that is not there, write nothing', async () => {
  const lib = await library()
  const id = await attempt(lib, ['', ' ', '', '', ''])
  expect(await saveAsAnswer(lib, id)).toEqual({ ok: false, error: { kind: 'nothing-said' } })
  expect(await saveAsAnswer(lib, AttemptId.parse(randomUUID()))).toMatchObject({ error: { kind: 'unknown-attempt' } })
  expect(await read(lib)).toBe(cardSource(root, ['What else?']))
})

test('a file that is gone, holds another card or is no text is left as it is', async () => {
  const lib = await library()
  const id = await attempt(lib, FIVE)
  const at = path.join(lib.contentDir, file)
  await rm(at)
  expect(await saveAsAnswer(lib, id)).toEqual({ ok: false, error: { kind: 'no-file', path: file } })
  for (const bytes of [
    'no card',
    cardSource('q-other'),
    Buffer.concat([Buffer.from(cardSource(root)), Buffer.of(0xff)]),
  ]) {
    await writeFile(at, bytes)
    expect(await saveAsAnswer(lib, id)).toMatchObject({ ok: false, error: { kind: 'unreadable', path: file } })
    expect(await readFile(at)).toEqual(Buffer.from(bytes))
  }
})

test('of many questions at once, and an answer beside them, none is lost', async () => {
  const lib = await library([])
  const id = await attempt(lib, FIVE)
  const asked = Array.from({ length: 12 }, (_, i) => `Question number ${i}?`)
  const all = await Promise.all([
    saveAsAnswer(lib, id),
    ...asked.map((question, i) => addFollowUp(lib, root, question, i % 3 === 0 ? 'card' : 'open')),
  ])
  expect(all.every(({ ok }) => ok)).toBe(true)
  const { card } = parseCard(await read(lib), file)
  expect(card?.followUps.map(({ text }) => text).toSorted()).toEqual(asked.toSorted())
  expect(card?.sections.map((section) => section.id)).toContain('answer')
})
