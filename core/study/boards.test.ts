import { expect, test } from 'vitest'
import { addAttempt } from '#core/store/attempts.ts'
import { putDraft } from '#core/store/drafts.ts'
import { lastReview } from '#core/store/reviews.ts'
import { attempt, draft } from '#core/store/testing-attempts.ts'
import { actOn, undoLast } from './actions.ts'
import { type BoardFilter, boardColumns, boardPage, boardTopics } from './boards.ts'
import { addReading } from './reading.ts'
import { answerCard, undoLastReview } from './review.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const ALL: BoardFilter = { category: null, topic: null, state: null, lang: null, archived: false, isByHand: false }
const BY_TITLE = { by: 'title', isDown: false } as const

const about = (id: string, fields: string): string => cardSource(id).replace('created:', `${fields}\ncreated:`)

async function library(cards: Readonly<Record<string, string>>): Promise<TestLibrary> {
  const lib = await emptyLibrary()
  for (const [id, fields] of Object.entries(cards)) await lib.write(`${id}.mdx`, about(id, fields))
  await syncContent(lib)
  return lib
}
const answer = async (lib: TestLibrary, id: string, rating: 'again' | 'hard' | 'good', reps = 0): Promise<void> => {
  const answered = await answerCard(lib, { cardId: cardId(id), rating, expectedReps: reps, durationMs: undefined })
  if (!answered.ok) throw new Error(answered.error.kind)
}
/** Recalled once and, days later, once more. */
async function pass(lib: TestLibrary, id: string): Promise<void> {
  lib.travel('2026-11-23T09:00:00Z')
  await answer(lib, id, 'good')
  lib.travel('2026-11-30T09:00:00Z')
  await answer(lib, id, 'good', 1)
}
const statesOf = async (lib: TestLibrary) =>
  Object.fromEntries((await boardPage(lib, ALL, BY_TITLE, 1)).cards.map(({ id, state }) => [id, state]))

test('what happened to a question says where it stands', async () => {
  const docs = 'references:\n  - { url: https://example.org/a, kind: official, title: A }'
  const lib = await library({
    'q-new': '',
    'q-begun': '',
    'q-tried': '',
    'q-hard': '',
    'q-good': '',
    'q-bad': '',
    'q-passed': '',
    'q-read': docs,
  })
  await putDraft(lib.db, draft({ cardId: cardId('q-begun') }), lib.now())
  await addAttempt(lib.db, attempt({ cardId: cardId('q-tried'), gate: null, verdict: null }))
  await answer(lib, 'q-hard', 'hard')
  await answer(lib, 'q-good', 'good')
  await pass(lib, 'q-passed')
  await answer(lib, 'q-bad', 'again')
  await answer(lib, 'q-read', 'again')
  lib.travel('2026-12-01T10:00:00Z')
  await addReading(lib, { cardId: cardId('q-read'), url: 'https://example.org/a', spentMs: 1000, isDone: null })
  expect(await statesOf(lib)).toEqual({
    'q-new': 'asked',
    'q-begun': 'thinking',
    'q-tried': 'thinking',
    'q-hard': 'answered',
    'q-good': 'answered',
    'q-passed': 'passed',
    'q-bad': 'failed',
    'q-read': 'studying',
  })
})

test('a judged attempt counts as the last answer if it is later than the last review', async () => {
  const lib = await library({ 'q-a': '', 'q-b': '' })
  await pass(lib, 'q-a')
  await answer(lib, 'q-b', 'again')
  const [before, after] = [new Date(0), new Date('2026-12-01T09:00:00Z')]
  await addAttempt(lib.db, attempt({ cardId: cardId('q-a'), startedAt: before, savedAt: before, verdict: 'failed' }))
  await addAttempt(lib.db, attempt({ cardId: cardId('q-b'), startedAt: after, savedAt: after, verdict: 'passed' }))
  expect(await statesOf(lib)).toEqual({ 'q-a': 'passed', 'q-b': 'passed' })
})

test('a question missed five times is a leech, and has no day', async () => {
  const lib = await library({ 'q-a': '' })
  await answer(lib, 'q-a', 'good')
  for (let reps = 1; reps < 6; reps += 1) {
    lib.travel(`2026-12-0${reps}T09:00:00Z`)
    await answer(lib, 'q-a', 'again', reps)
  }
  expect((await boardPage(lib, ALL, BY_TITLE, 1)).cards).toMatchObject([{ state: 'leech', due: null }])
})

test('a question that is not asked has no day, and comes after those that have one', async () => {
  const docs = 'references:\n  - { url: https://example.org/a, kind: official, title: A }'
  const lib = await library({ 'q-leech': docs, 'q-asked': '', 'q-old': 'archived: true' })
  for (const id of ['q-leech', 'q-asked', 'q-old']) await answer(lib, id, 'good')
  for (let reps = 1; reps < 6; reps += 1) await answer(lib, 'q-leech', 'again', reps)
  lib.travel('2026-11-24T09:00:00Z')
  // Read about, and not yet said to be studied.
  await addReading(lib, { cardId: cardId('q-leech'), url: 'https://example.org/a', spentMs: 1000, isDone: null })
  const byDue = async (archived: boolean) =>
    (await boardPage(lib, { ...ALL, archived }, { by: 'due', isDown: false }, 1)).cards
  expect(await byDue(false)).toMatchObject([
    { id: 'q-asked', due: expect.any(Date) },
    { id: 'q-leech', state: 'studying', due: null },
  ])
  expect(await byDue(true)).toMatchObject([{ id: 'q-old', due: null }])
})

test('a mark that was taken off again is no reading', async () => {
  const lib = await library({ 'q-a': 'references:\n  - { url: https://example.org/a, kind: official, title: A }' })
  const read = (spentMs: number, isDone: boolean | null) =>
    addReading(lib, { cardId: cardId('q-a'), url: 'https://example.org/a', spentMs, isDone })
  await answer(lib, 'q-a', 'again')
  lib.travel('2026-11-24T09:00:00Z')
  await read(0, true)
  expect(await statesOf(lib)).toEqual({ 'q-a': 'studying' })
  await read(0, false)
  expect(await statesOf(lib)).toEqual({ 'q-a': 'failed' })
  await read(1000, null)
  expect(await statesOf(lib)).toEqual({ 'q-a': 'studying' })
})

test('with its review, the verdict of an attempt is taken back', async () => {
  const lib = await library({ 'q-a': '' })
  await answer(lib, 'q-a', 'good')
  const review = await lastReview(lib.db)
  await addAttempt(lib.db, attempt({ cardId: cardId('q-a'), verdict: 'passed', reviewId: review?.id ?? null }))
  expect(await statesOf(lib)).toEqual({ 'q-a': 'passed' })
  expect((await undoLastReview(lib)).ok).toBe(true)
  expect(await statesOf(lib)).toEqual({ 'q-a': 'thinking' })
})

test('a question that was made new again is asked anew, until that is taken back', async () => {
  const lib = await library({ 'q-a': '' })
  await answer(lib, 'q-a', 'good')
  await addAttempt(lib.db, attempt({ cardId: cardId('q-a'), verdict: 'passed' }))
  expect(await statesOf(lib)).toEqual({ 'q-a': 'passed' })
  const reset = await actOn(lib, { kind: 'reset', cardId: cardId('q-a') })
  if (!reset.ok) throw new Error(reset.error.kind)
  expect((await boardPage(lib, ALL, BY_TITLE, 1)).cards).toMatchObject([
    { state: 'asked', started: null, finished: null, seen: null },
  ])
  expect((await undoLast(lib, reset.value)).ok).toBe(true)
  expect(await statesOf(lib)).toEqual({ 'q-a': 'passed' })
})

test('a question says when it was begun, passed and seen last, and when it is asked again', async () => {
  const lib = await library({ 'q-a': 'topics: [net]' })
  await answer(lib, 'q-a', 'hard')
  lib.travel('2026-11-30T09:00:00Z')
  await answer(lib, 'q-a', 'good', 1)
  const [card] = (await boardPage(lib, ALL, BY_TITLE, 1)).cards
  expect(card).toMatchObject({
    title: 'Question q-a?',
    topics: ['net'],
    started: new Date('2026-11-23T09:00:00Z'),
    finished: new Date('2026-11-30T09:00:00Z'),
    seen: new Date('2026-11-30T09:00:00Z'),
  })
  expect(card?.due?.getTime()).toBeGreaterThan(lib.now().getTime())
})

test('each count says what choosing it would show', async () => {
  const lib = await library({
    'q-a': 'topics: [net]',
    'q-b': 'topics: [net, os]',
    'q-c': 'topics: [os]',
    'q-old': 'archived: true',
  })
  await pass(lib, 'q-a')
  const { counts, total } = await boardPage(lib, { ...ALL, topic: 'net', state: 'passed' }, BY_TITLE, 1)
  expect(total).toBe(1)
  expect(counts.all).toBe(1)
  expect([counts.states.get('passed'), counts.states.get('asked'), counts.states.get('leech')]).toEqual([1, 1, 0])
  expect(await boardPage(lib, { ...ALL, archived: true }, BY_TITLE, 1)).toMatchObject({
    total: 1,
    cards: [{ id: 'q-old' }],
  })
  expect((await boardPage(lib, ALL, BY_TITLE, 1)).counts.archived).toBe(1)
})

test('a board goes on page by page, and its last page is where it ends', async () => {
  const ids = Array.from({ length: 130 }, (_, i) => `q-${String(i).padStart(3, '0')}`)
  const lib = await library(Object.fromEntries(ids.map((id) => [id, ''])))
  const last = await boardPage(lib, ALL, BY_TITLE, 9)
  expect([last.page, last.pages, last.total, last.cards.length, last.cards[0]?.id]).toEqual([2, 2, 130, 30, 'q-100'])
})

test('what has no date comes last, whichever way', async () => {
  const lib = await library({ 'q-a': '', 'q-b': '', 'q-c': '' })
  await answer(lib, 'q-b', 'good')
  lib.travel('2026-11-24T09:00:00Z')
  await answer(lib, 'q-c', 'good')
  const order = async (isDown: boolean) =>
    (await boardPage(lib, ALL, { by: 'seen', isDown }, 1)).cards.map(({ id }) => id)
  expect(await order(false)).toEqual(['q-b', 'q-c', 'q-a'])
  expect(await order(true)).toEqual(['q-c', 'q-b', 'q-a'])
})

test('a column names some cards of its state and says how many there are', async () => {
  const lib = await library(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`q-n${i}`, ''])))
  await pass(lib, 'q-n3')
  const { columns } = await boardColumns(lib, { ...ALL, state: 'failed' })
  const [asked, passed] = [
    columns.find(({ state }) => state === 'asked'),
    columns.find(({ state }) => state === 'passed'),
  ]
  expect([asked?.total, asked?.cards.length]).toEqual([19, 15])
  expect(passed?.cards.map(({ id }) => id)).toEqual(['q-n3'])
})

test('titles are in the order of the alphabet, in capitals or not', async () => {
  const lib = await emptyLibrary()
  for (const [i, title] of ['b-tree', 'Cache', 'AOF'].entries()) {
    await lib.write(`${i}.mdx`, cardSource(`q-${i}00`).replace(/^title:.*$/m, `title: ${title}`))
  }
  await syncContent(lib)
  expect((await boardPage(lib, ALL, BY_TITLE, 1)).cards.map(({ title }) => title)).toEqual(['AOF', 'b-tree', 'Cache'])
})

test('topics are told with how much of each is passed', async () => {
  const lib = await library({
    'q-a': 'topics: [net]',
    'q-b': 'topics: [net, os, net]',
    'q-old': 'topics: [os]\narchived: true',
  })
  await pass(lib, 'q-b')
  expect(await boardTopics(lib)).toEqual([
    { topic: 'net', cards: 2, passed: 1 },
    { topic: 'os', cards: 1, passed: 1 },
  ])
})
