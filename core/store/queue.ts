import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { Tx } from './client.ts'
import { COUNTS } from './reviews.ts'
import { Instant, json, KnownId, readNumber, readRows } from './rows.ts'
import { SCHEDULE, ScheduleRow, type StoredSchedule } from './schedules.ts'

// CROSS JOIN fixes the order of the loops, so that each query starts from an index in the order it answers in and
// stops at its limit, whatever the planner believes about the size of the tables.

/** Schedules of existing cards due at or before `until`, oldest due first, at most `limit`. */
export const dueSchedules = (tx: Tx, until: Date, limit: number): Promise<StoredSchedule[]> =>
  readRows(
    tx,
    ScheduleRow,
    `SELECT json_group_array(${SCHEDULE}) AS rows FROM (
      SELECT s.* FROM "Schedule" AS s CROSS JOIN "Card" AS c ON c.id = s.cardId
      WHERE s.dueAt <= ? ORDER BY s.dueAt, s.cardId LIMIT ?) AS s`,
    until.getTime(),
    limit,
  )

/** For each instant, how many existing cards are due at or before it. Instants must be in ascending order. */
export async function dueCounts(tx: Tx, untilDates: readonly Date[]): Promise<number[]> {
  const times = untilDates.map((date) => date.getTime())
  // Each stretch of time is counted once, then summed, so that a forecast costs one pass over the index.
  const stretches = times.map((until, i) => [times[i - 1] ?? Number.MIN_SAFE_INTEGER, until])
  const counts = await readRows(
    tx,
    z.number(),
    `SELECT json_group_array((
        SELECT count(*) FROM "Schedule" AS s CROSS JOIN "Card" AS c ON c.id = s.cardId
        WHERE s.dueAt > j.value ->> 0 AND s.dueAt <= j.value ->> 1)) AS rows
      FROM json_each(?) AS j`,
    json(stretches),
  )
  let sum = 0
  return counts.map((count) => (sum += count))
}

/** A card never rated that may be asked. `parentId` and `openedAt`: the parent passed last of those that gate it; null for a root. */
export type OpenCard = { readonly cardId: CardId; readonly parentId: CardId | null; readonly openedAt: Date | null }

/** In SQL: from the parents passed, latest first, to their follow-ups that are still new. */
const OPENED = `"Schedule" AS s CROSS JOIN "Edge" AS e ON e.parentId = s.cardId CROSS JOIN "Card" AS c ON c.id = e.childId
  WHERE s.passedAt IS NOT NULL AND e.gates = 1 AND NOT EXISTS (SELECT 1 FROM "Schedule" AS n WHERE n.cardId = e.childId)`
const NEW_ROOT = `c.isRoot = 1 AND NOT EXISTS (SELECT 1 FROM "Schedule" AS n WHERE n.cardId = c.id)`

/**
 * New cards that may be asked, at most `limit`: follow-ups of the parent passed last first, in the author's order; then
 * roots, in the order of their paths.
 */
export async function openNewCards(tx: Tx, limit: number): Promise<OpenCard[]> {
  const followUps = await readRows(
    tx,
    z.object({ cardId: KnownId, parentId: KnownId, openedAt: Instant }),
    `SELECT json_group_array(json_object('cardId', childId, 'parentId', parentId, 'openedAt', passedAt)) AS rows FROM (
      SELECT e.childId, e.parentId, s.passedAt, e.position FROM ${OPENED}
        AND NOT EXISTS (
          SELECT 1 FROM "Edge" AS e2 CROSS JOIN "Schedule" AS s2 ON s2.cardId = e2.parentId
          WHERE e2.childId = e.childId AND e2.gates = 1
            AND (s2.passedAt, s2.cardId, -e2.position) > (s.passedAt, s.cardId, -e.position))
      ORDER BY s.passedAt DESC, s.cardId DESC, e.position LIMIT ?)`,
    limit,
  )
  if (followUps.length >= limit) return followUps
  const roots = await readRows(
    tx,
    KnownId.transform((cardId): OpenCard => ({ cardId, parentId: null, openedAt: null })),
    `SELECT json_group_array(id) AS rows
      FROM (SELECT c.id, c.path FROM "Card" AS c WHERE ${NEW_ROOT} ORDER BY c.path LIMIT ?)`,
    limit - followUps.length,
  )
  return [...followUps, ...roots]
}

/** How many cards had their first review that counts at or after `from`. */
export const countNewIntroducedSince = (tx: Tx, from: Date): Promise<number> =>
  readNumber(
    tx,
    `SELECT count(DISTINCT now.cardId) AS n FROM (SELECT r.cardId FROM "Review" AS r WHERE r.reviewedAt >= ?1 AND ${COUNTS}) AS now
      WHERE NOT EXISTS (SELECT 1 FROM "Review" AS r WHERE r.cardId = now.cardId AND r.reviewedAt < ?1 AND ${COUNTS})`,
    from.getTime(),
  )
