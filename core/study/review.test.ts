import { expect, test } from 'vitest'
import { RATINGS } from '#core/schedule/rating.ts'
import { lastReview, reviewsOf, scheduleOf } from '#core/store/reviews.ts'
import { nextCards, nextReview, remaining } from './queue.ts'
import { schedulesAstray } from './doctor.ts'
import { answerCard, undoLastReview } from './review.ts'
import { readSettings, saveSettings } from './settings.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary } from './testing.ts'

const root = cardId('q-root')
const child = cardId('q-child')
const grandchild = cardId('q-grandchild')

async function chain() {
  const library = await emptyLibrary()
  await library.write('a.mdx', cardSource(root, [child]))
  await library.write('b.mdx', cardSource(child, [grandchild]))
  await library.write('c.mdx', cardSource(grandchild, ['What else?']))
  await syncContent(library)
  return library
}
const queue = async (library: Awaited<ReturnType<typeof chain>>) =>
  (await nextCards(library, 10)).map(({ card, reason }) => `${card.id} ${reason}`)

test('a new library asks the root first, and only the root', async () => {
  expect(await queue(await chain())).toEqual(['q-root root'])
})

/** Passes the root: learnt on one day, recalled on a later one. */
async function passRoot(library: Awaited<ReturnType<typeof chain>>) {
  await answerCard(library, { cardId: root, rating: 'good', expectedReps: 0 })
  library.travel('2026-11-28T09:00:00Z')
  return answerCard(library, { cardId: root, rating: 'good', expectedReps: 1 })
}

test('a root opens its follow-up once it is recalled on a later day than it was learnt', async () => {
  const library = await chain()
  const learnt = await answerCard(library, { cardId: root, rating: 'easy', expectedReps: 0 })
  expect(learnt).toMatchObject({ ok: true, value: { reps: 1, opened: [] } })
  expect(await queue(library)).toEqual([])
  const again = await chain()
  expect(await passRoot(again)).toMatchObject({ ok: true, value: { reps: 2, opened: [{ id: child }] } })
  expect(await queue(again)).toEqual(['q-child follow-up'])
})

test('a parent that fades closes its follow-up until it is recalled, but not one that was introduced', async () => {
  const library = await chain()
  await passRoot(library)
  library.travel('2027-12-24T09:00:00Z')
  expect(await queue(library)).toEqual(['q-root due'])
  await answerCard(library, { cardId: root, rating: 'good', expectedReps: 2 })
  expect(await queue(library)).toEqual(['q-child follow-up'])
  await answerCard(library, { cardId: child, rating: 'hard', expectedReps: 0 })
  library.travel('2029-12-24T09:00:00Z')
  expect((await queue(library)).toSorted()).toEqual(['q-child due', 'q-root due'])
})

test.each(['again', 'hard'] as const)('a root answered %s opens nothing', async (rating) => {
  const library = await chain()
  expect(await answerCard(library, { cardId: root, rating, expectedReps: 0 })).toMatchObject({ value: { opened: [] } })
  expect(await queue(library)).toEqual([])
})

test('on the day it is due a card comes before new ones', async () => {
  const library = await chain()
  await passRoot(library)
  library.travel('2026-12-16T09:00:00Z')
  expect(await queue(library)).toEqual(['q-root due', 'q-child follow-up'])
})

test('of cards remembered equally well, the parent is asked before its follow-up', async () => {
  const library = await chain()
  await answerCard(library, { cardId: root, rating: 'good', expectedReps: 0 })
  await answerCard(library, { cardId: child, rating: 'good', expectedReps: 0 })
  library.travel('2026-12-23T09:00:00Z')
  expect((await queue(library)).slice(0, 2)).toEqual(['q-root due', 'q-child due'])
})

test('an answer to a state that is gone is refused, and nothing is written', async () => {
  const library = await chain()
  await answerCard(library, { cardId: root, rating: 'good', expectedReps: 0 })
  expect(await answerCard(library, { cardId: root, rating: 'easy', expectedReps: 0 })).toMatchObject({
    ok: false,
    error: { kind: 'stale', expectedReps: 0, actualReps: 1 },
  })
  expect(await reviewsOf(library.db, root)).toHaveLength(1)
})

test('of two tabs that answer at once, one is refused', async () => {
  const library = await chain()
  const both = await Promise.all(
    RATINGS.map((rating) => answerCard(library, { cardId: root, rating, expectedReps: 0 })),
  )
  expect(both.filter((one) => one.ok)).toHaveLength(1)
  expect(await reviewsOf(library.db, root)).toHaveLength(1)
})

test('a card that does not exist cannot be answered', async () => {
  expect(
    await answerCard(await chain(), { cardId: cardId('q-nobody'), rating: 'good', expectedReps: 0 }),
  ).toMatchObject({
    error: { kind: 'unknown-card' },
  })
})

test('undo goes back as far as there are reviews, and leaves them on record', async () => {
  const library = await chain()
  await answerCard(library, { cardId: root, rating: 'good', expectedReps: 0 })
  const afterFirst = await scheduleOf(library.db, root)
  library.travel('2026-12-23T09:00:00Z')
  await answerCard(library, { cardId: root, rating: 'again', expectedReps: 1 })
  expect(await undoLastReview(library)).toMatchObject({ ok: true, value: { cardId: root, rating: 'again' } })
  expect(await scheduleOf(library.db, root)).toEqual(afterFirst)
  expect(await undoLastReview(library)).toMatchObject({ ok: true })
  expect(await scheduleOf(library.db, root)).toBeNull()
  expect(await undoLastReview(library)).toEqual({ ok: false, error: { kind: 'nothing-to-undo' } })
})

test('of two undos of one review at once the second takes nothing else back', async () => {
  const library = await chain()
  await answerCard(library, { cardId: root, rating: 'good', expectedReps: 0 })
  await answerCard(library, { cardId: root, rating: 'again', expectedReps: 1 })
  const last = (await lastReview(library.db))?.id
  const undone = await Promise.all([undoLastReview(library, last), undoLastReview(library, last)])
  expect(undone.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  expect(await lastReview(library.db)).toMatchObject({ rating: 'good' })
})

test('an undone pass closes the follow-up again', async () => {
  const library = await chain()
  await passRoot(library)
  expect(await queue(library)).toEqual(['q-child follow-up'])
  await undoLastReview(library)
  expect(await queue(library)).toEqual(['q-root due'])
})

test('no more new cards than the day allows, and the next day allows them again', async () => {
  const library = await emptyLibrary()
  for (const name of ['a', 'b', 'c']) await library.write(`${name}.mdx`, cardSource(`q-root-${name}`))
  await syncContent(library)
  await saveSettings(library.db, { ...(await readSettings(library.db)), newPerDay: 2 })
  expect(await remaining(library)).toEqual({ due: 0, fresh: 2 })
  await answerCard(library, { cardId: cardId('q-root-a'), rating: 'good', expectedReps: 0 })
  expect(await remaining(library)).toEqual({ due: 0, fresh: 1 })
  library.travel('2026-11-24T09:00:00Z')
  expect(await remaining(library)).toEqual({ due: 0, fresh: 2 })
})

test('what the review page needs is there for the first card of the queue', async () => {
  const library = await chain()
  const view = await nextReview(library)
  expect(view).toMatchObject({ item: { card: { id: root }, reps: 0 }, remaining: { due: 0, fresh: 1 }, canUndo: false })
  expect(view?.previews.again).toBeLessThan(view?.previews.easy ?? 0)
  expect(view?.rendered.sections.map((section) => section.id)).toEqual(['question', 'followups'])
})

test('stored schedules are what the reviews fold to', async () => {
  const library = await chain()
  for (const [day, rating] of [
    ['2026-11-23', 'good'],
    ['2026-11-26', 'hard'],
    ['2026-12-05', 'again'],
    ['2026-12-05', 'easy'],
  ] as const) {
    library.travel(`${day}T09:00:00Z`)
    const reps = (await scheduleOf(library.db, root))?.reps ?? 0
    await answerCard(library, { cardId: root, rating, expectedReps: reps })
  }
  expect(await schedulesAstray(library)).toEqual([])
})
