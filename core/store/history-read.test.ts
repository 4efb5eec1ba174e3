import { expect, test } from 'vitest'
import { atOneMoment, readCounted, readFacts } from './history-read.ts'
import { HISTORY } from './history-tables.ts'
import { addReview, addUndo } from './reviews.ts'
import { id } from './testing-rows.ts'
import { testDb } from './testing.ts'

const reviews = HISTORY.find(({ name }) => name === 'Review') ?? HISTORY[0]

const review = (day: number) => ({
  cardId: id('a'),
  reviewedAt: new Date(day),
  rating: 'good' as const,
  durationMs: null,
  place: null,
})

test('what is written while a history is read is not in it, and need not wait', async () => {
  await using test = await testDb()
  if (!reviews) return
  for (let day = 0; day < 1001; day += 1) await addReview(test.db, review(day))
  const ids = await atOneMoment(test.db, async (moment) => {
    const found: unknown[] = []
    for await (const facts of readFacts(moment, reviews)) {
      if (found.length === 0) await addReview(test.db, review(5000))
      found.push(...facts.map((fact) => fact['id']))
    }
    return found
  })
  expect(ids).toEqual(Array.from({ length: 1001 }, (_, i) => i + 1))
})

test('reviews that were taken back do not count', async () => {
  await using test = await testDb()
  for (const day of [1, 2, 3]) await addReview(test.db, review(day))
  await addUndo(test.db, 2, new Date(9))
  const counted = await atOneMoment(test.db, async (moment) => {
    const found: number[] = []
    for await (const some of readCounted(moment)) found.push(...some.map((one) => one.id))
    return found
  })
  expect(counted).toEqual([1, 3])
})
