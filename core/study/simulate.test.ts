import { expect, test } from 'vitest'
import { scheduleOf } from '#core/store/reviews.ts'
import { actOn } from './actions.ts'
import { answerCard } from './review.ts'
import { readSettings, saveSettings } from './settings.ts'
import { presentState } from './simulate.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'

const [first, second, third] = [cardId('q-first'), cardId('q-second'), cardId('q-third')]

async function threeCards(): Promise<TestLibrary> {
  const library = await emptyLibrary()
  for (const id of [first, second, third]) await library.write(`${id}.mdx`, cardSource(id))
  await syncContent(library)
  await saveSettings(library.db, {
    ...(await readSettings(library.db)),
    day: { timeZone: 'UTC', rolloverHour: 4 },
    newPerDay: 7,
  })
  return library
}
const answer = async (library: TestLibrary, id = first) => {
  const expectedReps = (await scheduleOf(library.db, id))?.reps ?? 0
  expect(await answerCard(library, { cardId: id, rating: 'good', expectedReps, durationMs: 90_000 })).toMatchObject({
    ok: true,
  })
}

test('who never answered stands at the beginning', async () => {
  const library = await threeCards()
  expect(await presentState(library)).toMatchObject({ cards: [], newCards: 3, newPerDay: 7 })
})

test('a card is remembered as it was left, so many study days ago', async () => {
  const library = await threeCards()
  await answer(library)
  library.travel('2026-11-26T03:00:00Z')
  const { cards, newCards } = await presentState(library)
  expect(cards).toEqual([{ memory: (await scheduleOf(library.db, first))?.memory, lastDay: -2 }])
  expect(newCards).toBe(2)
})

test('suspended cards are left out, whether new or not; buried ones come back', async () => {
  const library = await threeCards()
  await answer(library)
  await actOn(library, { kind: 'suspend', cardId: first })
  await actOn(library, { kind: 'suspend', cardId: second })
  await actOn(library, { kind: 'bury', cardId: third })
  expect(await presentState(library)).toMatchObject({ cards: [], newCards: 1 })
})

test('a card whose file is gone is not asked', async () => {
  const library = await threeCards()
  await answer(library)
  await library.remove(`${first}.mdx`)
  await syncContent(library)
  expect(await presentState(library)).toMatchObject({ cards: [], newCards: 2 })
})

test('where the clock was set back, an answer was given today', async () => {
  const library = await threeCards()
  await answer(library)
  library.travel('2026-11-20T09:00:00Z')
  expect((await presentState(library)).cards.map(({ lastDay }) => lastDay)).toEqual([0])
})

test('habits are those of the reviews that count', async () => {
  const library = await threeCards()
  for (let day = 1; day <= 51; day += 1) {
    library.travel(new Date(Date.UTC(2027, 0, day, 12)).toISOString())
    await answer(library)
  }
  const { habits } = await presentState(library)
  expect(habits.recalled).toEqual({ value: { again: 0, hard: 0, good: 1, easy: 0 }, answers: 50 })
  expect(habits.minutes.recalled).toEqual({ value: 1.5, answers: 50 })
  expect(habits.first.answers).toBeNull()
})
