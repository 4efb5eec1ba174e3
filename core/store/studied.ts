import { z } from 'zod'
import { EVENT_COUNTS } from './card-events.ts'
import type { Tx } from './client.ts'
import { WAS_READ } from './readings.ts'
import { COUNTS } from './reviews.ts'
import { Instant, readRows } from './rows.ts'

const QUARTER_MS = 15 * 60_000

/** In SQL: every review, attempt, rehearsal and reading from ?1 (inclusive) to ?2 (exclusive). A mark taken off again is none. */
const DONE = `
  SELECT r.reviewedAt AS at, 1 AS reviews, r.rating <> 'again' AS recalled, 0 AS attempts
  FROM "Review" AS r WHERE r.reviewedAt >= ?1 AND r.reviewedAt < ?2 AND ${COUNTS}
  UNION ALL SELECT a.savedAt, 0, 0, 1 FROM "Attempt" AS a WHERE a.savedAt >= ?1 AND a.savedAt < ?2
  UNION ALL SELECT v.at, 0, 0, 0 FROM "CardEvent" AS v
  WHERE v.kind = 'rehearse' AND v.at >= ?1 AND v.at < ?2 AND ${EVENT_COUNTS}
  UNION ALL SELECT r.at, 0, 0, 0 FROM "Reading" AS r WHERE r.at >= ?1 AND r.at < ?2 AND ${WAS_READ}`

const Row = z
  .tuple([Instant, z.number(), z.number(), z.number()])
  .transform(([at, reviews, recalled, attempts]) => ({ at, reviews, recalled, attempts }))

/** What was done in the quarter of an hour from `at` on. */
export type Quarter = Readonly<z.output<typeof Row>>

/**
 * What was done from `from` (inclusive) to `to` (exclusive), by quarters of an hour, in order; where nothing was, there is
 * none. A study day is made of whole quarters, as every time zone of today is off UTC by some.
 */
export const quartersBetween = (tx: Tx, from: Date, to: Date): Promise<Quarter[]> =>
  readRows(
    tx,
    Row,
    `SELECT json_group_array(json_array(q * ${QUARTER_MS}, reviews, recalled, attempts)) AS rows FROM (
      SELECT at / ${QUARTER_MS} AS q, sum(reviews) AS reviews, sum(recalled) AS recalled, sum(attempts) AS attempts
      FROM (${DONE}) GROUP BY 1 ORDER BY 1 LIMIT -1)`,
    from.getTime(),
    to.getTime(),
  )

/** When anything was first answered, practised, read, measured or written, in 1970 at the earliest. Null: nothing ever was. */
export async function firstStudy(tx: Tx): Promise<Date | null> {
  const [first] = await readRows(
    tx,
    Instant.nullable(),
    `SELECT json_array(max(0, min(at))) AS rows FROM (
      SELECT min(reviewedAt) AS at FROM "Review" UNION ALL SELECT min(savedAt) FROM "Attempt"
      UNION ALL SELECT min(at) FROM "Reading" UNION ALL SELECT min(startedAt) FROM "Stretch"
      UNION ALL SELECT min(at) FROM "EntryVersion")`,
  )
  return first ?? null
}
