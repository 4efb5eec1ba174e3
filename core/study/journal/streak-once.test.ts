import { expect, test } from 'vitest'
import { StudyDay } from '#core/schedule/study-day.ts'
import type { Rating } from '#core/schedule/rating.ts'
import { addEvents } from '#core/store/card-events.ts'
import { answerCard } from '../review.ts'
import { syncContent } from '../sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import { streakNow } from './streak.ts'
import { studiedIn } from './studied.ts'

const card = cardId('q-a')

async function library() {
  const lib = await emptyLibrary()
  await lib.write('a.mdx', cardSource(card))
  await syncContent(lib)
  return lib
}
async function answerOn(lib: TestLibrary, rating: Rating, ...days: readonly number[]): Promise<void> {
  for (const [reps, day] of days.entries()) {
    lib.travel(`2026-12-${String(day).padStart(2, '0')}T09:00:00Z`)
    expect(await answerCard(lib, { cardId: card, rating, expectedReps: reps })).toMatchObject({ ok: true })
  }
}
async function streakOf(lib: TestLibrary) {
  const days = { first: StudyDay.parse('2026-12-01'), last: StudyDay.parse('2026-12-31') }
  return streakNow(lib, (await studiedIn(lib, days)).days)
}

test('days on which nothing was due end nothing, however many of them there are', async () => {
  const lib = await library()
  await answerOn(lib, 'easy', 1, 4, 7, 10)
  expect(await streakOf(lib)).toEqual({ days: 4, since: '2026-12-01' })
})

test('a day on which a card was due that was answered later ends them', async () => {
  const lib = await library()
  await answerOn(lib, 'again', 1, 2, 9, 10)
  expect(await streakOf(lib)).toEqual({ days: 2, since: '2026-12-09' })
})

test('a card that was put aside then was not due, though it was taken up again later', async () => {
  const lib = await library()
  await answerOn(lib, 'again', 1)
  for (const [kind, at] of [
    ['suspend', '2026-12-01T10:00:00Z'],
    ['resume', '2026-12-09T08:00:00Z'],
  ] as const) {
    await addEvents(lib.db, [{ cardId: card, event: { kind, at: new Date(at) } }], kind)
  }
  lib.travel('2026-12-09T09:00:00Z')
  await answerCard(lib, { cardId: card, rating: 'good', expectedReps: 1 })
  expect(await streakOf(lib)).toEqual({ days: 2, since: '2026-12-01' })
})
