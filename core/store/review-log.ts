import { z } from 'zod'
import { Rating } from '#core/schedule/rating.ts'
import type { Tx } from './client.ts'
import { COUNTS } from './reviews.ts'
import type { CardReview } from './reviews.ts'
import { Instant, KnownId, readRows } from './rows.ts'

/** Reviews read at once: enough to be quick, few enough to pass through memory unnoticed. */
const BATCH = 10_000

const Row = z.object({
  id: z.number(),
  cardId: KnownId,
  reviewedAt: Instant,
  rating: Rating,
  durationMs: z.number().nullable(),
})
const REVIEW = `json_object('id', r.id, 'cardId', r.cardId, 'reviewedAt', r.reviewedAt, 'rating', r.rating, 'durationMs', r.durationMs)`

/**
 * All reviews of all cards that count, in the order in which they were given, some thousands at a time. A review given
 * while this reads is among them or not; one taken back meanwhile may still be.
 */
export async function* reviewLog(tx: Tx): AsyncGenerator<readonly CardReview[]> {
  const batch = `SELECT json_group_array(${REVIEW}) AS rows FROM (
    SELECT * FROM "Review" AS r WHERE r.id > ? AND ${COUNTS} ORDER BY r.id LIMIT ${BATCH}) AS r`
  for (let after = 0; ;) {
    const reviews = await readRows(tx, Row, batch, after)
    const last = reviews.at(-1)
    if (!last) return
    yield reviews
    after = last.id
  }
}
