import { expect, test } from 'vitest'
import { StudyDay } from '#core/schedule/study-day.ts'
import { prismaOf } from '#core/store/client.ts'
import { scheduleOf } from '#core/store/reviews.ts'
import { actOn, lastDeed, undoLast, type ActionInput } from './actions.ts'
import { schedulesAstray } from './doctor.ts'
import { nextCards } from './queue.ts'
import { rebuildSchedules } from './refold.ts'
import { answerCard } from './review.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const [root, child] = [cardId('q-root'), cardId('q-child')]

/** root → child. */
async function chain(): Promise<TestLibrary> {
  const library = await emptyLibrary()
  await library.write('a.mdx', cardSource(root, [child]))
  await library.write('b.mdx', cardSource(child))
  await syncContent(library)
  return library
}
const queue = async (library: TestLibrary) =>
  (await nextCards(library, 10)).map(({ card, reason }) => `${card.id} ${reason}`)
const act = (library: TestLibrary, kind: Exclude<ActionInput['kind'], 'set-due'>, id = root) =>
  actOn(library, { kind, cardId: id })
const answer = async (library: TestLibrary, rating: 'again' | 'good', id = root) => {
  const expectedReps = (await scheduleOf(library.db, id))?.reps ?? 0
  expect(await answerCard(library, { cardId: id, rating, expectedReps })).toMatchObject({ ok: true })
}

test('a suspended card is not asked until it is resumed', async () => {
  const library = await chain()
  await act(library, 'suspend')
  expect(await queue(library)).toEqual([])
  await act(library, 'resume')
  expect(await queue(library)).toEqual(['q-root root'])
})

test('a buried card is back when the next study day begins', async () => {
  const library = await chain()
  library.travel('2026-11-23T23:00:00Z')
  await act(library, 'bury')
  expect(await queue(library)).toEqual([])
  library.travel('2026-11-24T03:59:59Z')
  expect(await queue(library)).toEqual([])
  library.travel('2026-11-24T04:00:00Z')
  expect(await queue(library)).toEqual(['q-root root'])
})

test('a card that no parent opened can be opened all the same, and that is on record', async () => {
  const library = await chain()
  await act(library, 'open', child)
  expect(await queue(library)).toEqual(['q-child root', 'q-root root'])
  expect(await prismaOf(library.db).cardEvent.findMany()).toMatchObject([{ cardId: child, kind: 'open' }])
})

test('a day can be set, not in the past, and not for a card that was never answered', async () => {
  const library = await chain()
  const setDue = (on: string) => actOn(library, { kind: 'set-due', cardId: root, on: StudyDay.parse(on) })
  expect(await setDue('2026-12-01')).toEqual({ ok: false, error: { kind: 'still-new', cardId: root } })
  await answer(library, 'good')
  expect(await setDue('2026-11-22')).toEqual({ ok: false, error: { kind: 'in-the-past', today: '2026-11-23' } })
  expect(await setDue('2026-12-01')).toMatchObject({ ok: true })
  library.travel('2026-11-30T09:00:00Z')
  expect(await queue(library)).toEqual([])
  library.travel('2026-12-01T09:00:00Z')
  expect(await queue(library)).toEqual(['q-root due'])
})

test('a card that is reset is new, and its reviews stay', async () => {
  const library = await chain()
  await answer(library, 'good')
  await act(library, 'reset')
  expect(await scheduleOf(library.db, root)).toBeNull()
  expect(await queue(library)).toEqual(['q-root root'])
  expect(await prismaOf(library.db).review.count()).toBe(1)
  await answer(library, 'good')
  expect(await scheduleOf(library.db, root)).toMatchObject({ reps: 1 })
})

test('a card forgotten five times is out of the queue until it was studied', async () => {
  const library = await chain()
  for (let day = 1; day <= 6; day += 1) {
    library.travel(`2026-12-0${day}T09:00:00Z`)
    await answer(library, 'again')
  }
  library.travel('2026-12-20T09:00:00Z')
  expect(await queue(library)).toEqual([])
  await act(library, 'studied')
  expect(await queue(library)).toEqual(['q-root due'])
})

test('whatever was done is taken back, one by one, in the order in which it was done', async () => {
  const library = await chain()
  const minute = (n: number) => library.travel(`2026-11-23T10:0${n}:00Z`)
  await answer(library, 'good')
  const answered = await scheduleOf(library.db, root)
  minute(1)
  await act(library, 'suspend')
  minute(2)
  await act(library, 'reset')
  minute(3)
  await answer(library, 'again')
  expect(await lastDeed(library)).toEqual({ kind: 'review', cardId: root, rating: 'again' })
  expect(await undoLast(library)).toEqual({ ok: true, value: { kind: 'review', cardId: root, rating: 'again' } })
  expect(await undoLast(library)).toMatchObject({ value: { kind: 'action', action: 'reset' } })
  expect(await scheduleOf(library.db, root)).toEqual(answered)
  expect(await undoLast(library)).toMatchObject({ value: { kind: 'action', action: 'suspend' } })
  expect(await undoLast(library)).toMatchObject({ value: { kind: 'review', rating: 'good' } })
  expect(await undoLast(library)).toEqual({ ok: false, error: { kind: 'nothing-to-undo' } })
  expect(await queue(library)).toEqual(['q-root root'])
  // Nothing of it is gone.
  expect(await prismaOf(library.db).review.count()).toBe(2)
  expect(await prismaOf(library.db).cardEvent.count()).toBe(2)
})

test('an undo that means one action takes back no other', async () => {
  const library = await chain()
  const suspended = await actOn(library, { kind: 'suspend', cardId: root })
  if (!suspended.ok) throw new Error(suspended.error.kind)
  library.travel('2026-11-23T11:00:00Z')
  await answer(library, 'good')
  expect(await undoLast(library, suspended.value)).toEqual({ ok: false, error: { kind: 'nothing-to-undo' } })
  await undoLast(library)
  expect(await undoLast(library, suspended.value)).toMatchObject({ value: { kind: 'action', action: 'suspend' } })
})

test('of two undos at once each takes back one thing', async () => {
  const library = await chain()
  await answer(library, 'good')
  await act(library, 'suspend')
  const undone = await Promise.all([undoLast(library), undoLast(library)])
  expect(undone.map((one) => one.ok && one.value.kind).toSorted()).toEqual(['action', 'review'])
})

test('after the clock was set back, an action that followed an answer is still the last', async () => {
  const library = await chain()
  await answer(library, 'good')
  library.travel('2026-11-23T08:00:00Z')
  await act(library, 'suspend')
  expect(await lastDeed(library)).toMatchObject({ kind: 'action', action: 'suspend' })
})

test('what is stored is what the history folds to, actions included', async () => {
  const library = await chain()
  await answer(library, 'good')
  await act(library, 'bury')
  await actOn(library, { kind: 'set-due', cardId: root, on: StudyDay.parse('2026-12-24') })
  await act(library, 'suspend', child)
  await undoLast(library)
  expect(await schedulesAstray(library)).toEqual([])
})

test('all folded anew in one go through the log come out as they were', async () => {
  const library = await chain()
  await answer(library, 'good')
  await actOn(library, { kind: 'set-due', cardId: root, on: StudyDay.parse('2026-12-24') })
  await act(library, 'open', child)
  await answer(library, 'again', child)
  await act(library, 'reset', child)
  await answer(library, 'good', child)
  await act(library, 'suspend', child)
  await answer(library, 'good')
  await undoLast(library)
  const all = async () => [
    await prismaOf(library.db).schedule.findMany(),
    await prismaOf(library.db).cardState.findMany(),
  ]
  const before = await all()
  await rebuildSchedules(library.db)
  expect(await all()).toEqual(before)
  expect(await schedulesAstray(library)).toEqual([])
})

test('nothing is done to a card that does not exist', async () => {
  expect(await act(await chain(), 'suspend', cardId('q-nobody'))).toMatchObject({ error: { kind: 'unknown-card' } })
})
