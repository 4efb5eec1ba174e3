import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { idsOf, ownerOf } from './card-aliases.ts'
import type { Tx } from './client.ts'
import { COUNTS } from './reviews.ts'
import { inOrder, Instant, json, KnownId, readNumber, readRows } from './rows.ts'
import { LEECH } from '#core/schedule/history.ts'
import { isAsked } from './card-states.ts'
import { SCHEDULE, ScheduleRow, type StoredSchedule } from './schedules.ts'

// CROSS JOIN fixes the order of the loops, so that each query starts from an index in the order it answers in and
// stops at its limit, whatever the planner believes about the size of the tables.

/**
 * More are put in order than wanted, since the files of some may be gone or archived; and as many as were put anywhere, aside
 * perhaps. What is archived grows ever more overdue, so where those are not enough, many more are.
 */
const SPARE = [40, 2000] as const

/**
 * Schedules of cards due at or before `until` that are asked then, at most `limit`: the least well remembered first. The
 * chance of recall falls with the share of the stability that has passed.
 */
export async function dueSchedules(tx: Tx, until: Date, limit: number): Promise<StoredSchedule[]> {
  // Whatever is due is gone through to find the first, so only those, and the few that were leeches, are looked up elsewhere.
  const first = (among: string) => `SELECT cardId FROM (
      SELECT s.cardId FROM "Schedule" AS s WHERE s.dueAt <= ?1 AND s.lapses < ${LEECH.lapses}
      ORDER BY ${PASSED}, s.cardId LIMIT ${among})
    UNION SELECT cardId FROM "CardState" WHERE studiedLapses IS NOT NULL`
  const read = async (among: string) => {
    const inOrderOf = `SELECT s.* FROM (${first(among)}) AS f CROSS JOIN "Schedule" AS s ON s.cardId = f.cardId
      WHERE s.dueAt <= ?1 AND ${isAsked('s.cardId', 's.lapses', '?1')}
      ORDER BY ${PASSED}, s.cardId LIMIT ?2`
    const sql = `SELECT json_group_array(${SCHEDULE}) AS rows FROM (${inOrderOf}) AS s`
    return readRows(tx, ScheduleRow, sql, until.getTime(), limit)
  }
  for (const spare of limit < SPARE[1] ? SPARE : []) {
    const found = await read(`${limit + spare} + (SELECT count(*) FROM "CardState")`)
    if (found.length >= limit) return found
  }
  return read('-1')
}

/** In SQL: how much of the stability of schedule `s` has passed at the instant ?1 since the last review, the most first. */
export const PASSED = '(s.lastReviewAt - ?1) / s.stabilityDays'

/** For each instant, how many cards are due at or before it and asked then. Instants must be in ascending order. */
export async function dueCounts(tx: Tx, untilDates: readonly Date[]): Promise<number[]> {
  const times = untilDates.map((date) => date.getTime())
  // Each stretch of time is counted once, then summed, so that a forecast costs one pass over the index.
  const stretches = times.map((until, i) => [times[i - 1] ?? Number.MIN_SAFE_INTEGER, until])
  const counts = await readRows(
    tx,
    z.number(),
    `SELECT json_group_array((
        SELECT count(*) FROM "Schedule" AS s
        WHERE s.dueAt > j.value ->> 0 AND s.dueAt <= j.value ->> 1
          AND ${isAsked('s.cardId', 's.lapses', 'j.value ->> 1')})) AS rows
      FROM json_each(?) AS j`,
    json(stretches),
  )
  let sum = 0
  return counts.map((count) => (sum += count))
}

/**
 * How many cards are due on each day of these stretches (both ends included), by the instant at which the day begins.
 * Stretches come in ascending order at both ends, and may overlap.
 */
export async function dueByDay(
  tx: Tx,
  stretches: readonly { readonly from: Date; readonly to: Date }[],
): Promise<ReadonlyMap<number, number>> {
  const apart: [number, number][] = []
  for (const { from, to } of stretches) {
    const last = apart.at(-1)
    if (last && from.getTime() <= last[1]) last[1] = Math.max(last[1], to.getTime())
    else apart.push([from.getTime(), to.getTime()])
  }
  const rows = await readRows(
    tx,
    z.tuple([z.number(), z.number()]),
    `SELECT json_group_array(json_array(dueAt, n)) AS rows FROM (
      SELECT s.dueAt, count(*) AS n FROM json_each(?) AS j
      CROSS JOIN "Schedule" AS s ON s.dueAt BETWEEN j.value ->> 0 AND j.value ->> 1 GROUP BY s.dueAt)`,
    json(apart),
  )
  return new Map(rows)
}

/**
 * A card never rated that may be asked: `parentId` and `openedAt` are the parent that gates and opens it, and when that was
 * last reviewed; of several the latest. The learner opened it at `openedAt`, or had answered it before it was reset. Or it
 * is a root.
 */
export type OpenCard = { readonly cardId: CardId } & (
  | { readonly how: 'follow-up'; readonly parentId: CardId; readonly openedAt: Date }
  | { readonly how: 'by-hand'; readonly openedAt: Date }
  | { readonly how: 'root' }
)

/** In SQL: nothing has been put in the way of new card `id`. */
const isNewAndAsked = (id: string): string => `NOT EXISTS (SELECT 1 FROM "Schedule" AS n WHERE n.cardId = ${id})
  AND ${isAsked(id, '0', '?1')}`

/** In SQL: card `c`, which wants all of its parents, has one that does not open it, and is not archived. */
const LACKS_ONE = `c.requiresAll = 1 AND EXISTS (
  SELECT 1 FROM "Edge" AS e3 CROSS JOIN "Card" AS p3 ON p3.id = e3.parentId LEFT JOIN "Schedule" AS s3 ON s3.cardId = p3.id
  WHERE e3.childId = c.id AND e3.gates = 1 AND p3.archived = 0 AND (s3.opensUntil IS NULL OR s3.opensUntil <= ?1))`

/**
 * New cards that may be asked at `now`, at most `limit`: those the learner opened, the latest first; follow-ups of the
 * opening parent that was reviewed last, in the author's order; then roots, in the order of their paths.
 */
export async function openNewCards(tx: Tx, now: Date, limit: number): Promise<OpenCard[]> {
  const byHand = await readRows(
    tx,
    z.object({ cardId: KnownId, openedAt: Instant }).transform((card): OpenCard => ({ ...card, how: 'by-hand' })),
    `SELECT json_group_array(json_object('cardId', id, 'openedAt', openedAt)) AS rows FROM (
      SELECT c.id, o.openedAt FROM "CardState" AS o CROSS JOIN "Card" AS c ON c.id = o.cardId
      WHERE o.openedAt IS NOT NULL AND ${isNewAndAsked('c.id')} ORDER BY o.openedAt DESC, c.id LIMIT ?2)`,
    now.getTime(),
    limit,
  )
  const followUps = await readRows(
    tx,
    z
      .object({ cardId: KnownId, parentId: KnownId, openedAt: Instant })
      .transform((card): OpenCard => ({ ...card, how: 'follow-up' })),
    `SELECT json_group_array(json_object('cardId', childId, 'parentId', parentId, 'openedAt', lastReviewAt)) AS rows FROM (
      SELECT e.childId, e.parentId, s.lastReviewAt, e.position
      FROM "Schedule" AS s ${LATEST_FIRST} CROSS JOIN "Edge" AS e ON e.parentId = s.cardId CROSS JOIN "Card" AS c ON c.id = e.childId
      WHERE s.opensUntil > ?1 AND e.gates = 1 AND c.isRoot = 0 AND ${isNewAndAsked('e.childId')} AND NOT (${LACKS_ONE})
        AND NOT EXISTS (SELECT 1 FROM "CardState" AS o WHERE o.cardId = e.childId AND o.openedAt IS NOT NULL)
        AND NOT EXISTS (
          SELECT 1 FROM "Edge" AS e2 CROSS JOIN "Schedule" AS s2 ON s2.cardId = e2.parentId
          WHERE e2.childId = e.childId AND e2.gates = 1 AND s2.opensUntil > ?1
            AND (s2.lastReviewAt, s2.cardId, -e2.position) > (s.lastReviewAt, s.cardId, -e.position))
      ORDER BY s.lastReviewAt DESC, s.cardId DESC, e.position LIMIT ?2)`,
    now.getTime(),
    limit,
  )
  const opened = [...byHand, ...followUps].slice(0, limit)
  if (opened.length >= limit) return opened
  const roots = await readRows(
    tx,
    ROOT,
    `SELECT json_group_array(id) AS rows FROM (
      SELECT c.id FROM "Card" AS c WHERE c.isRoot = 1 AND ${isNewAndAsked('c.id')}
        AND NOT EXISTS (SELECT 1 FROM "CardState" AS o WHERE o.cardId = c.id AND o.openedAt IS NOT NULL)
      ORDER BY c.path LIMIT ?2)`,
    now.getTime(),
    limit - opened.length,
  )
  return [...opened, ...roots]
}

const ROOT = KnownId.transform((cardId): OpenCard => ({ cardId, how: 'root' }))
/** In SQL: schedules by their last review. The planner would take another index, and go through all that open anything. */
const LATEST_FIRST = 'INDEXED BY "Schedule_lastReviewAt_cardId_opensUntil_idx"'

/**
 * Of these cards those that stand on something that was forgotten and not recalled since, however far up their chains.
 * What is put aside or archived holds nobody back: it might never be asked.
 */
export const waitingFor = (tx: Tx, ids: readonly CardId[], now: Date): Promise<CardId[]> =>
  readRows(
    tx,
    KnownId,
    `WITH RECURSIVE above(start, id) AS (
        SELECT value, value FROM json_each(?2)
        UNION SELECT a.start, e.parentId FROM above AS a CROSS JOIN "Edge" AS e ON e.childId = a.id WHERE e.gates = 1)
      SELECT json_group_array(DISTINCT a.start) AS rows FROM above AS a CROSS JOIN "Schedule" AS s ON s.cardId = a.id
      WHERE s.lastRating = 'again' AND ${isAsked('s.cardId', 's.lapses', '?1')}`,
    now.getTime(),
    json(ids),
  )

/** A card that was failed since `from` and before `to` and not recalled since, and a parent that gates it. */
export type FailedFollowUp = { readonly childId: CardId; readonly parent: StoredSchedule }

/** Follow-ups failed in that time, each with the schedules of its parents that may be asked at `to`. */
export async function failedFollowUps(tx: Tx, from: Date, to: Date): Promise<FailedFollowUp[]> {
  const rows = await readRows(
    tx,
    z.object({ childId: KnownId, parent: ScheduleRow }),
    `SELECT json_group_array(json_object('childId', f.cardId, 'parent', ${SCHEDULE})) AS rows
      FROM (SELECT DISTINCT ${ownerOf('r.cardId')} AS cardId FROM "Review" AS r WHERE r.reviewedAt >= ?1 AND r.reviewedAt < ?2 AND r.rating = 'again') AS f
      CROSS JOIN "Schedule" AS c ON c.cardId = f.cardId CROSS JOIN "Edge" AS e ON e.childId = f.cardId
      CROSS JOIN "Schedule" AS s ON s.cardId = e.parentId
      WHERE c.lastRating = 'again' AND c.lastReviewAt >= ?1 AND c.lastReviewAt < ?2 AND e.gates = 1
        AND ${isAsked('s.cardId', 's.lapses', '?2')} AND ${isAsked('c.cardId', 'c.lapses', '?2')}`,
    from.getTime(),
    to.getTime(),
  )
  return rows
}

/** How long each of these cards took, in ms, at its last answers that were measured and count; at most `most` of each. */
export async function durationsOf(tx: Tx, ids: readonly CardId[], most: number): Promise<Map<CardId, number[]>> {
  const rows = await readRows(
    tx,
    z.object({ cardId: KnownId, durationMs: z.number() }),
    `SELECT json_group_array(json_object('cardId', j.value, 'durationMs', r.durationMs)) AS rows
      FROM json_each(?1) AS j CROSS JOIN "Review" AS r ON r.id IN (
        SELECT r.id FROM "Review" AS r WHERE r.cardId IN (${idsOf('j.value')}) AND r.durationMs IS NOT NULL AND ${COUNTS} ORDER BY r.id DESC LIMIT ?2)`,
    json(ids),
    most,
  )
  const found = new Map<CardId, number[]>()
  for (const { cardId, durationMs } of rows) found.set(cardId, [...(found.get(cardId) ?? []), durationMs])
  return found
}

/** Roots that were asked, those asked first first. */
export const rootsAsked = (tx: Tx): Promise<CardId[]> =>
  readRows(
    tx,
    KnownId,
    `SELECT json_group_array(id) AS rows FROM (
      SELECT c.id FROM "Schedule" AS s CROSS JOIN "Card" AS c ON c.id = s.cardId WHERE c.isRoot = 1
      ORDER BY s.firstReviewAt, c.id LIMIT -1)`,
  )

/** Of these cards those with something still to do: not passed, and neither suspended nor archived. */
export const unfinishedAmong = (tx: Tx, ids: readonly CardId[]): Promise<CardId[]> =>
  readRows(
    tx,
    KnownId,
    `SELECT json_group_array(c.id) AS rows FROM json_each(?) AS j CROSS JOIN "Card" AS c ON c.id = j.value
      WHERE c.archived = 0 AND NOT EXISTS (SELECT 1 FROM "Schedule" AS s WHERE s.cardId = c.id AND s.passedAt IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM "CardState" AS t WHERE t.cardId = c.id AND t.suspendedAt IS NOT NULL)`,
    json(ids),
  )

/** What was answered since `from`, in that order: the card, and how long it took. */
export const askedSince = (tx: Tx, from: Date): Promise<Asked[]> =>
  readRows(
    tx,
    z.object({ cardId: KnownId, durationMs: z.number().nullable() }),
    inOrder(
      `json_object('cardId', ${ownerOf('r.cardId')}, 'durationMs', r.durationMs)`,
      'r',
      `"Review" AS r WHERE r.reviewedAt >= ? AND ${COUNTS}`,
      // With a plus, so that the index of times is gone through and not the whole table in its order.
      '+r.id',
    ),
    from.getTime(),
  )
export type Asked = { readonly cardId: CardId; readonly durationMs: number | null }

/** How many cards had their first review that counts at or after `from`. */
export const countNewIntroducedSince = (tx: Tx, from: Date): Promise<number> =>
  readNumber(
    tx,
    `SELECT count(DISTINCT now.cardId) AS n FROM (SELECT ${ownerOf('r.cardId')} AS cardId FROM "Review" AS r WHERE r.reviewedAt >= ?1 AND ${COUNTS}) AS now
      WHERE NOT EXISTS (SELECT 1 FROM "Review" AS r WHERE r.cardId IN (${idsOf('now.cardId')}) AND r.reviewedAt < ?1 AND ${COUNTS})`,
    from.getTime(),
  )
