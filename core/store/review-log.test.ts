import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import type { CardReview } from './reviews.ts'
import { addReview, addUndo } from './reviews.ts'
import { reviewLog } from './review-log.ts'
import { execute } from './rows.ts'
import { testDb } from './testing.ts'
import type { Db } from './db.ts'

const [a, b] = [CardId.parse('q-aaaa'), CardId.parse('q-bbbb')]

async function readAll(db: Db): Promise<{ batches: number; reviews: CardReview[] }> {
  const [reviews, sizes]: [CardReview[], number[]] = [[], []]
  for await (const batch of reviewLog(db)) {
    sizes.push(batch.length)
    reviews.push(...batch)
  }
  return { batches: sizes.length, reviews }
}

test('a library without reviews has an empty log', async () => {
  await using t = await testDb()
  expect(await readAll(t.db)).toEqual({ batches: 0, reviews: [] })
})

test('reviews of all cards come as they were given; those taken back are left out', async () => {
  await using t = await testDb()
  const noon = new Date('2026-11-23T12:00:00.123Z')
  const earlier = new Date('2026-11-20T12:00:00Z')
  await addReview(t.db, { cardId: b, reviewedAt: noon, rating: 'again', durationMs: 4000, place: null })
  const taken = await addReview(t.db, { cardId: a, reviewedAt: noon, rating: 'easy', durationMs: null, place: null })
  await addReview(t.db, { cardId: a, reviewedAt: earlier, rating: 'good', durationMs: null, place: null })
  await addUndo(t.db, taken, noon)
  const { reviews } = await readAll(t.db)
  expect(reviews).toEqual([
    { id: 1, cardId: b, reviewedAt: noon, rating: 'again', durationMs: 4000, place: null, isGatePassed: false },
    { id: 3, cardId: a, reviewedAt: earlier, rating: 'good', durationMs: null, place: null, isGatePassed: false },
  ])
})

test('a long log comes in batches, none twice and none left out, even where a whole batch was taken back', async () => {
  await using t = await testDb()
  // 25,000 reviews at once; each third taken back, and all from 8,000 to 21,000.
  await execute(
    t.db,
    `INSERT INTO "Review" (id, cardId, reviewedAt, rating) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25000)
      SELECT i, 'q-' || (i % 100), i * 1000, 'good' FROM n`,
  )
  await execute(
    t.db,
    `INSERT INTO "Undo" (reviewId, undoneAt) SELECT id, 0 FROM "Review" WHERE id % 3 = 0 OR id BETWEEN 8000 AND 21000`,
  )
  const { batches, reviews } = await readAll(t.db)
  const expected = Array.from({ length: 25_000 }, (_, i) => i + 1).filter(
    (id) => id % 3 !== 0 && (id < 8000 || id > 21_000),
  )
  expect(reviews.map(({ id }) => id)).toEqual(expected)
  // 8,000 less each third, then 4,000 less each third, in batches of 2,000.
  expect(batches).toBe(4)
  await execute(t.db, `DELETE FROM "Undo"`)
  const whole = await readAll(t.db)
  expect(whole.reviews.map(({ id }) => id)).toEqual(Array.from({ length: 25_000 }, (_, i) => i + 1))
  expect(whole.batches).toBe(13)
})
