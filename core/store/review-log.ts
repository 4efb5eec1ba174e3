import { setImmediate } from 'node:timers/promises'
import type { Tx } from './client.ts'
import { type CardReview, COUNTS, REVIEW, ReviewRow } from './reviews.ts'
import { readNumber, readRows } from './rows.ts'

/** Reviews read at once: enough to be quick, few enough that nobody who waits for a page notices. */
const BATCH = 2000

/**
 * All reviews of all cards that count, in the order in which they were given, some thousands at a time. A review given
 * while this reads is among them or not; one taken back meanwhile may still be. Others have their turn in between.
 */
export async function* reviewLog(tx: Tx): AsyncGenerator<readonly CardReview[]> {
  const batch = `SELECT json_group_array(${REVIEW}) AS rows FROM (
    SELECT * FROM "Review" AS r WHERE r.id > ? AND ${COUNTS} ORDER BY r.id LIMIT ${BATCH}) AS r`
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const reviews = await readRows(tx, ReviewRow, batch, after)
    const last = reviews.at(-1)
    if (!last) return
    yield reviews
    after = last.id
    // The driver answers without a pause: by itself nobody else would have a turn until all is read.
    await setImmediate()
  }
}

/** How many reviews count, of all cards. */
export const countReviews = (tx: Tx): Promise<number> =>
  readNumber(tx, `SELECT (SELECT count(*) FROM "Review") - (SELECT count(*) FROM "Undo") AS n`)
