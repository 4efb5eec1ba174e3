import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { Rating } from '#core/schedule/rating.ts'
import { ownerOf } from './card-aliases.ts'
import { EVENT_COUNTS } from './card-events.ts'
import { type CardSet, membersOf } from './card-sets.ts'
import { isOpen } from './cards.ts'
import type { Tx } from './client.ts'
import { PASSED } from './queue.ts'
import { COUNTS } from './reviews.ts'
import { inOrder, KnownId, readRows } from './rows.ts'
import { SCHEDULE, ScheduleRow, type StoredSchedule } from './schedules.ts'

/** What decides what is left of a set: now, when asking it began, and when this study day did. */
export type Times = { readonly now: Date; readonly since: Date; readonly today: Date }

const inMs = ({ now, since, today }: Times) => [now.getTime(), since.getTime(), today.getTime()] as const
// In what follows ?1 is now, ?2 since, ?3 the beginning of today, ?4 a limit; those of the set come after them.
const OF_SET = 5

/** In SQL: every review and rehearsal since ?2. */
const DONE = `SELECT ${ownerOf('r.cardId')} AS cardId, r.reviewedAt AS at, r.rating FROM "Review" AS r WHERE r.reviewedAt >= ?2 AND ${COUNTS}
  UNION ALL SELECT ${ownerOf('v.cardId')}, v.at, v.rating FROM "CardEvent" AS v WHERE v.at >= ?2 AND v.kind = 'rehearse' AND ${EVENT_COUNTS}`

/** In SQL: the cards that an answer of today gave away. */
const GIVEN_AWAY = `SELECT p.toId FROM "Review" AS r CROSS JOIN "Spoil" AS p ON p.fromId = ${ownerOf('r.cardId')} WHERE r.reviewedAt >= ?3 AND ${COUNTS}
  UNION ALL SELECT p.fromId FROM "Review" AS r CROSS JOIN "Spoil" AS p ON p.toId = ${ownerOf('r.cardId')} WHERE r.reviewedAt >= ?3 AND ${COUNTS}`

/** In SQL: the cards that are put aside. A leech is not among them: here the learner asks for it. */
const AWAY = `SELECT t.cardId FROM "CardState" AS t WHERE t.suspendedAt IS NOT NULL OR t.buriedUntil > ?1`

// Each of these lists is short, so it is gathered once, and not looked for card by card.
/** In SQL: the cards of a set that were not asked since, and are neither archived nor put aside. */
const leftOf = (sql: string): string => `(SELECT m.id, m.place FROM (${sql}) AS m
  WHERE m.archived = 0 AND m.id NOT IN (${AWAY}) AND m.id NOT IN (SELECT cardId FROM (${DONE})))`

/** Of a set, all that is left, learnt or not, in reading order. */
export function leftIn(tx: Tx, set: CardSet, times: Times): Promise<CardId[]> {
  const { sql, params } = membersOf(set, OF_SET)
  const ordered = `SELECT m.id FROM ${leftOf(sql)} AS m ORDER BY +m.place LIMIT ?4`
  return readRows(tx, KnownId, `SELECT json_group_array(id) AS rows FROM (${ordered})`, ...inMs(times), -1, ...params)
}

/** Of a set, what is left of the cards that were learnt, at most `limit`, the least well remembered first. */
export function learntIn(tx: Tx, set: CardSet, times: Times, limit: number): Promise<StoredSchedule[]> {
  const { sql, params } = membersOf(set, OF_SET)
  return readRows(
    tx,
    ScheduleRow,
    `SELECT json_group_array(${SCHEDULE}) AS rows FROM (
      SELECT s.* FROM ${leftOf(sql)} AS m CROSS JOIN "Schedule" AS s ON s.cardId = m.id WHERE m.id NOT IN (${GIVEN_AWAY})
      ORDER BY ${PASSED}, s.cardId LIMIT ?4) AS s`,
    ...inMs(times),
    limit,
    ...params,
  )
}

/** Of a set, what is left of the new cards that may be asked, at most `limit`, in reading order. */
export function newIn(tx: Tx, set: CardSet, times: Times, limit: number): Promise<CardId[]> {
  const { sql, params } = membersOf(set, OF_SET)
  return readRows(
    tx,
    KnownId,
    `SELECT json_group_array(id) AS rows FROM (
      SELECT c.id FROM ${leftOf(sql)} AS m CROSS JOIN "Card" AS c ON c.id = m.id
      WHERE NOT EXISTS (SELECT 1 FROM "Schedule" AS n WHERE n.cardId = c.id) AND ${isOpen('?1')} AND m.id NOT IN (${GIVEN_AWAY})
      ORDER BY +m.place LIMIT ?4)`,
    ...inMs(times),
    limit,
    ...params,
  )
}

/** How many of a set are left: to ask, given away for today, and new without a parent that opens them. */
export type Left = { readonly toAsk: number; readonly givenAway: number; readonly locked: number }

export async function countLeft(tx: Tx, set: CardSet, times: Times): Promise<Left> {
  const { sql, params } = membersOf(set, OF_SET)
  const [toAsk = 0, givenAway = 0, locked = 0] = await readRows(
    tx,
    z.number(),
    `SELECT json_array(${[0, 1, 2].map((how) => `count(*) FILTER (WHERE how = ${how})`).join(', ')}) AS rows FROM (
      SELECT CASE
          WHEN s.cardId IS NULL AND NOT EXISTS (SELECT 1 FROM "Card" AS c WHERE c.id = m.id AND ${isOpen('?1')}) THEN 2
          WHEN m.id IN (${GIVEN_AWAY}) THEN 1 ELSE 0 END AS how
        FROM ${leftOf(sql)} AS m LEFT JOIN "Schedule" AS s ON s.cardId = m.id LIMIT ?4)`,
    ...inMs(times),
    -1,
    ...params,
  )
  return { toAsk, givenAway, locked }
}

/** One time that a card was asked, to effect or not. */
export type Done = { readonly cardId: CardId; readonly rating: Rating }

/** Of a set, what was answered or rehearsed since, in that order. */
export function doneIn(tx: Tx, set: CardSet, since: Date): Promise<Done[]> {
  const { sql, params } = membersOf(set, OF_SET)
  // Whether a card is in a set is told by its row, but whether it was missed by all misses: those are gathered once.
  const isMember =
    set.kind === 'failed'
      ? `d.cardId IN (SELECT m.id FROM (${sql}) AS m)`
      : `EXISTS (SELECT 1 FROM (${sql}) AS m WHERE m.id = d.cardId)`
  return readRows(
    tx,
    z.object({ cardId: KnownId, rating: Rating }),
    inOrder(`json_object('cardId', d.cardId, 'rating', d.rating)`, 'd', `(${DONE}) AS d WHERE ${isMember}`, 'd.at'),
    0,
    since.getTime(),
    0,
    0,
    ...params,
  )
}
