import { expect, test } from 'vitest'
import type { GrowthItem } from '#core/journal/growth.ts'
import { addAttempt } from '#core/store/attempts.ts'
import { lastReview } from '#core/store/reviews.ts'
import { attempt, attemptId } from '#core/store/testing-attempts.ts'
import { addReading } from '../reading.ts'
import { answerCard, undoLastReview } from '../review.ts'
import { syncContent } from '../sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import { compareGrowth } from './compare-growth.ts'
import { type Growth, viewGrowth } from './growth.ts'

const ID = cardId('q-a')
const URL = 'https://example.org/a'
const WITH_DOCS = cardSource('q-a').replace(
  'created:',
  `references:\n  - { url: ${URL}, kind: official, title: A }\ncreated:`,
)
const answered = (answer: string): string => WITH_DOCS.replace('## 6.', `## 3. One-minute answer\n\n${answer}\n\n## 6.`)

async function save(lib: TestLibrary, at: string, source: string): Promise<void> {
  lib.travel(at)
  await lib.write('q-a.mdx', source)
  await syncContent(lib)
}
async function answer(lib: TestLibrary, at: string, rating: 'again' | 'good', reps: number): Promise<void> {
  lib.travel(at)
  const given = await answerCard(lib, { cardId: ID, rating, expectedReps: reps, durationMs: undefined })
  if (!given.ok) throw new Error(given.error.kind)
}
async function view(lib: TestLibrary, stage: Parameters<typeof viewGrowth>[2] = null): Promise<Growth> {
  const growth = await viewGrowth(lib, ID, stage)
  if (growth === null) throw new Error('no such card')
  return growth
}
const told = ({ line }: Growth): readonly string[] =>
  line.map((item: GrowthItem) => {
    switch (item.kind) {
      case 'version':
        return `version ${item.n}: ${item.changed.join(', ')}`
      case 'attempt':
        return `attempt ${item.verdict ?? item.single}`
      case 'readings':
        return `read ${item.readings.map(({ spentMs }) => spentMs / 60_000).join(', ')} min`
      case 'reviews':
        return `reviews ${item.reviews.map(({ rating }) => rating).join(', ')}`
      default:
        return item.kind
    }
  })

test('versions, attempts, readings and reviews stand on one line, in the order in which they happened', async () => {
  const lib = await emptyLibrary()
  await save(lib, '2026-11-01T09:00:00Z', WITH_DOCS)
  await save(lib, '2026-11-03T09:00:00Z', answered('1. It forks.'))
  const savedAt = new Date('2026-11-02T09:00:00Z')
  await addAttempt(lib.db, attempt({ cardId: ID, savedAt }))
  lib.travel('2026-11-02T10:00:00Z')
  for (const spentMs of [60_000, 120_000]) await addReading(lib, { cardId: ID, url: URL, spentMs, isDone: null })
  await answer(lib, '2026-11-04T09:00:00Z', 'again', 0)
  await answer(lib, '2026-11-05T09:00:00Z', 'good', 1)
  const growth = await view(lib)
  expect(told(growth)).toEqual([
    'version 1: frontmatter, question, followups',
    'attempt failed',
    'read 3 min',
    'version 2: answer',
    'reviews again, good',
    'passed',
  ])
  expect(growth.titles.get(URL)).toBe('A')
  expect(growth.steps.flatMap((step) => (step.kind === 'version' ? step.answerWords : []))).toEqual([0, 3])
  expect(told(await view(lib, 'answer'))).toEqual([
    'attempt failed',
    'read 3 min',
    'version 2: answer',
    'reviews again, good',
    'passed',
  ])
  expect(told(await view(lib, 'question'))).toEqual([
    'version 1: frontmatter, question, followups',
    'read 3 min',
    'reviews again, good',
  ])
})

test('the review of an attempt is told with it, and with the review its verdict is taken back', async () => {
  const lib = await emptyLibrary()
  await save(lib, '2026-11-01T09:00:00Z', WITH_DOCS)
  await answer(lib, '2026-11-02T09:00:00Z', 'good', 0)
  const review = await lastReview(lib.db)
  const savedAt = lib.now()
  await addAttempt(lib.db, attempt({ cardId: ID, verdict: 'passed', savedAt, reviewId: review?.id ?? null }))
  expect(told(await view(lib)).slice(1)).toEqual(['attempt passed', 'passed'])
  expect((await undoLastReview(lib)).ok).toBe(true)
  expect(told(await view(lib)).slice(1)).toEqual(['attempt null'])
})

test('a card has the attempts at those it has taken in', async () => {
  const lib = await emptyLibrary()
  await addAttempt(lib.db, attempt({ cardId: cardId('q-b'), savedAt: new Date('2026-10-01T09:00:00Z') }))
  await save(lib, '2026-11-01T09:00:00Z', WITH_DOCS.replace('created:', 'mergedFrom: [q-b]\ncreated:'))
  expect(told(await view(lib))[0]).toBe('attempt failed')
})

test('of a card whose file is gone everything is still told; of one that was never seen, nothing', async () => {
  const lib = await emptyLibrary()
  await save(lib, '2026-11-01T09:00:00Z', WITH_DOCS)
  await lib.remove('q-a.mdx')
  await syncContent(lib)
  expect(await view(lib)).toMatchObject({ title: 'Question q-a?', lang: 'en', isThere: false })
  expect(await viewGrowth(lib, cardId('q-none'), null)).toBeNull()
})

test('any two texts are compared, the earlier one first: parts of versions, attempts, or one of each', async () => {
  const lib = await emptyLibrary()
  await save(lib, '2026-11-01T09:00:00Z', answered('1. It forks.'))
  await save(lib, '2026-11-03T09:00:00Z', answered('1. It forks and waits.'))
  const id = attemptId()
  const savedAt = new Date('2026-11-02T09:00:00Z')
  await addAttempt(lib.db, attempt({ id, cardId: ID, savedAt, sentences: ['It forks twice.', '', '', '', ''] }))
  const growth = await view(lib)
  const [first, second] = [
    { of: 'version', n: 1, part: 'answer' },
    { of: 'version', n: 2, part: 'answer' },
  ] as const
  const said = { of: 'attempt', id, part: 'answer' } as const
  const changes = async (...pair: Parameters<typeof compareGrowth>[2]) =>
    (await compareGrowth(lib, growth, pair))?.parts.map(({ kind, text }) => `${kind}: ${text}`)
  expect(await changes(second, first)).toEqual(['same: 1. It forks', 'added:  and waits', 'same: .'])
  expect(await changes(said, first)).toEqual(['same: 1. It forks', 'added:  twice', 'same: .'])
  expect(await compareGrowth(lib, growth, [second, said])).toMatchObject({ from: said, to: second })
  expect(await changes(first, { ...first, n: 9 })).toBeUndefined()
  expect(await changes(first, { of: 'attempt', id: attemptId(), part: 'answer' })).toBeUndefined()
  const thought = { of: 'attempt', id, part: 'thought' } as const
  expect((await compareGrowth(lib, growth, [thought, thought]))?.parts).toEqual([
    { kind: 'same', text: 'fork and exec' },
  ])
})
