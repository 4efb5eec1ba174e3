import { z } from 'zod'
import { ownerOf } from './card-aliases.ts'
import { EVENT_COUNTS } from './card-events.ts'
import type { Tx } from './client.ts'
import { COUNTS } from './reviews.ts'
import { Instant, readRows } from './rows.ts'

const QUARTER_MS = 15 * 60_000
/** A page left open is absence, not study: the most that one answer or attempt counts for. */
const LONGEST_MS = 15 * 60_000

const spent = (ms: string): string => `min(max(${ms}, 0), ${LONGEST_MS})`
/** In SQL: review `r` was given with an attempt, whose time is that of both. */
const OF_ATTEMPT = `EXISTS (SELECT 1 FROM "Attempt" AS a WHERE a.reviewId = r.id)`

/** In SQL: every review, attempt, rehearsal and reading from ?1 (inclusive) to ?2 (exclusive), with the time it took. */
const DONE = `
  SELECT r.cardId, r.reviewedAt AS at, 1 AS reviews, r.rating <> 'again' AS recalled, 0 AS attempts,
    CASE WHEN ${OF_ATTEMPT} THEN 0 ELSE ${spent('coalesce(r.durationMs, 0)')} END AS ms
  FROM "Review" AS r WHERE r.reviewedAt >= ?1 AND r.reviewedAt < ?2 AND ${COUNTS}
  UNION ALL SELECT a.cardId, a.savedAt, 0, 0, 1, ${spent('a.savedAt - a.startedAt')}
  FROM "Attempt" AS a WHERE a.savedAt >= ?1 AND a.savedAt < ?2
  UNION ALL SELECT v.cardId, v.at, 0, 0, 0, ${spent('coalesce(v.durationMs, 0)')}
  FROM "CardEvent" AS v WHERE v.kind = 'rehearse' AND v.at >= ?1 AND v.at < ?2 AND ${EVENT_COUNTS}
  UNION ALL SELECT d.cardId, d.at, 0, 0, 0, d.spentMs
  FROM "Reading" AS d WHERE d.at >= ?1 AND d.at < ?2 AND (d.spentMs > 0 OR d.isDone)`

const Row = z
  .tuple([Instant, z.number(), z.number(), z.number(), z.number()])
  .transform(([at, reviews, recalled, attempts, spentMs]) => ({ at, reviews, recalled, attempts, spentMs }))

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
    `SELECT json_group_array(json_array(q * ${QUARTER_MS}, reviews, recalled, attempts, ms)) AS rows FROM (
      SELECT at / ${QUARTER_MS} AS q, sum(reviews) AS reviews, sum(recalled) AS recalled, sum(attempts) AS attempts, sum(ms) AS ms
      FROM (${DONE}) GROUP BY 1 ORDER BY 1 LIMIT -1)`,
    from.getTime(),
    to.getTime(),
  )

/** The time spent on cards of each topic, most first, ms; a card of two topics counts for both. Cards of none have none. */
export const topicTimesBetween = (
  tx: Tx,
  from: Date,
  to: Date,
): Promise<(readonly [topic: string, spentMs: number])[]> =>
  readRows(
    tx,
    z.tuple([z.string(), z.number()]),
    `SELECT json_group_array(json_array(topic, ms)) AS rows FROM (
      SELECT t.value AS topic, sum(x.ms) AS ms
      FROM (SELECT ${ownerOf('d.cardId')} AS id, d.ms FROM (SELECT cardId, sum(ms) AS ms FROM (${DONE}) GROUP BY cardId) AS d) AS x
      CROSS JOIN "Card" AS c ON c.id = x.id CROSS JOIN json_each(c.topics) AS t
      GROUP BY t.value HAVING sum(x.ms) > 0 ORDER BY ms DESC, topic LIMIT -1)`,
    from.getTime(),
    to.getTime(),
  )
