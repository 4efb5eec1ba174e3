import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf } from '#core/card/parts.ts'
import { addRevisions, latestRevision } from '#core/store/revisions.ts'
import { compareParts, compareVersions } from './compare-versions.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'
import { listVersions, readVersion } from './versions.ts'

const root = cardId('q-root')
const file = 'net/root.mdx'
const ALL = { limit: 50 }

/** A library that saw these texts of one card, a day after the other. */
async function library(...sources: readonly string[]): Promise<TestLibrary> {
  const made = await emptyLibrary()
  for (const [day, source] of sources.entries()) {
    made.travel(`2026-11-${10 + day}T09:00:00Z`)
    await made.write(file, source)
    await syncContent(made)
  }
  return made
}
const [first, second] = [cardSource(root, ['What else?']), cardSource(root, ['What else?'], 'Really?')]
const third = `${second}\n## 7. Redesign\n\nAnew.\n`

test('every version that was seen is listed, newest first, with what changed in it', async () => {
  const lib = await library(first, second, third)
  const listed = await listVersions(lib, root, ALL)
  expect(listed).toMatchObject({ title: 'Question q-root?', lang: 'en', total: 3, file: { path: file, isKept: true } })
  expect(
    listed?.versions.map(({ n, changed, isCurrent, seenAt }) => [n, changed, isCurrent, seenAt.getUTCDate()]),
  ).toEqual([
    [3, ['redesign'], true, 12],
    [2, ['question'], false, 11],
    [1, [], false, 10],
  ])
  expect(listed?.versions[0]?.sizeBytes).toBe(Buffer.byteLength(third))
})

test('a file that came back to an earlier text is a version more; one that was only touched is not', async () => {
  const lib = await library(first, second, first, first)
  const listed = await listVersions(lib, root, ALL)
  expect(listed?.versions.map(({ n, isCurrent }) => [n, isCurrent])).toEqual([
    [3, true],
    [2, false],
    [1, false],
  ])
})

test('a text that two programs took in at once is one version', async () => {
  const lib = await library(first)
  const seen = await latestRevision(lib.db, root)
  await addRevisions(lib.db, seen ? [seen] : [])
  expect((await listVersions(lib, root, ALL))?.total).toBe(1)
})

test('a few at a time, and still with what changed in the oldest of them', async () => {
  const lib = await library(first, second, third)
  const later = await listVersions(lib, root, { limit: 2 })
  expect(later?.versions.map(({ n, changed }) => [n, changed])).toEqual([
    [3, ['redesign']],
    [2, ['question']],
  ])
  const earlier = await listVersions(lib, root, { limit: 2, before: 2 })
  expect(earlier?.versions.map(({ n }) => n)).toEqual([1])
  expect(earlier?.total).toBe(3)
})

test('text that was saved a moment ago is no version yet, and is said to be none', async () => {
  const lib = await library(first)
  await lib.write(file, second)
  const listed = await listVersions(lib, root, ALL)
  expect(listed?.versions.map(({ isCurrent }) => isCurrent)).toEqual([false])
  expect(listed?.file.isKept).toBe(false)
})

test('a card whose file is gone has its versions still', async () => {
  const lib = await library(first, second)
  await rm(path.join(lib.contentDir, file))
  await syncContent(lib)
  expect(await listVersions(lib, root, ALL)).toMatchObject({
    title: 'Question q-root?',
    total: 2,
    file: { path: file, hash: null, isKept: true },
  })
  expect((await readVersion(lib, root, 1))?.parsed.source).toBe(first)
})

test('there are no versions of a card that never was, and none of a number that there is not', async () => {
  const lib = await library(first)
  expect(await listVersions(lib, cardId('q-nobody'), ALL)).toBeNull()
  expect(await readVersion(lib, root, 2)).toBeNull()
  expect(await compareVersions(lib, root, 1, 2)).toBeNull()
})

test('two versions are compared part by part, whatever lies between them', async () => {
  const lib = await library(first, second, third)
  const compared = await compareVersions(lib, root, 1, 3)
  expect(compared).toMatchObject({ from: { n: 1 }, to: { n: 3 } })
  expect(compared?.parts.map(({ part, kind }) => [part, kind])).toEqual([
    ['frontmatter', 'same'],
    ['question', 'changed'],
    ['followups', 'same'],
    ['redesign', 'added'],
  ])
  expect(compared?.parts[1]?.text.filter(({ kind }) => kind !== 'same')).toEqual([{ kind: 'added', text: 'Really?' }])
})

test('a stage that stands elsewhere has moved, and the others have not', () => {
  const [question, answer, gap] = ['## 1. Question\n', '## 3. One-minute answer\n', '## 8. Demo vs. real project\n']
  const changes = compareParts(partsOf(`${question}${answer}${gap}`), partsOf(`${gap}${question}${answer}`), 'en')
  expect(changes.filter(({ isMoved }) => isMoved).map(({ part, kind }) => [part, kind])).toEqual([['gap', 'same']])
})

const pieces = fc.constantFrom(
  '## 1. Question\n',
  'Why?\n',
  '\n',
  '## 3. One-minute answer\n',
  '一。\n',
  '二，',
  '## 九、重点回顾\n',
)
const bodies = fc.array(pieces, { maxLength: 20 }).map((all) => partsOf(all.join('')))

test('what was removed and what stayed is the one version, what was added and what stayed the other', () => {
  fc.assert(
    fc.property(bodies, bodies, (before, after) => {
      const changes = compareParts(before, after, 'zh')
      const textsOf = (kind: 'added' | 'removed') =>
        changes
          .filter((change) => change.kind !== (kind === 'added' ? 'removed' : 'added'))
          .map(({ text }) => text.flatMap((one) => (one.kind === 'same' || one.kind === kind ? one.text : [])).join(''))
      expect(textsOf('removed').toSorted()).toEqual(before.map(({ text }) => text).toSorted())
      expect(textsOf('added').toSorted()).toEqual(after.map(({ text }) => text).toSorted())
    }),
  )
})

test('a file that was spoilt by an editor is still where the card is', async () => {
  const lib = await library(first)
  await writeFile(path.join(lib.contentDir, file), 'no card any more')
  expect(await listVersions(lib, root, ALL)).toMatchObject({
    title: 'Question q-root?',
    file: { path: file, hash: expect.stringMatching(/^[0-9a-f]{64}$/), isKept: false },
  })
})
