import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { idsOf, ownerOf } from './card-aliases.ts'
import { isLeech } from './card-states.ts'
import type { Tx } from './client.ts'
import { COUNTS } from './reviews.ts'
import { KnownId, readRows } from './rows.ts'

/** When the first card falls due of those that were last answered before `before`. Null: none of them is asked again. */
export async function firstDueOfIdle(tx: Tx, before: Date): Promise<Date | null> {
  const [first] = await readRows(
    tx,
    z.number(),
    `SELECT json_group_array(due) AS rows FROM (
      SELECT max(s.dueAt, coalesce(t.buriedUntil, 0)) AS due FROM "Schedule" AS s
      CROSS JOIN "Card" AS c ON c.id = s.cardId LEFT JOIN "CardState" AS t ON t.cardId = s.cardId
      WHERE s.lastReviewAt < ?1 AND c.archived = 0 AND t.suspendedAt IS NULL AND NOT ${isLeech('s.cardId', 's.lapses')}
      ORDER BY due LIMIT 1)`,
    before.getTime(),
  )
  return first === undefined ? null : new Date(first)
}

/** Cards that are not archived and were answered both before `at` and since, in the order in which they were since. */
export const answeredAcross = (tx: Tx, at: Date): Promise<CardId[]> =>
  readRows(
    tx,
    KnownId,
    `SELECT json_group_array(id) AS rows FROM (
      SELECT x.id FROM (
        SELECT ${ownerOf('r.cardId')} AS id, min(r.id) AS next FROM "Review" AS r
        WHERE r.reviewedAt >= ?1 AND ${COUNTS} GROUP BY 1) AS x
      CROSS JOIN "Card" AS c ON c.id = x.id
      WHERE c.archived = 0 AND EXISTS (
        SELECT 1 FROM "Review" AS r WHERE r.cardId IN (${idsOf('x.id')}) AND r.reviewedAt < ?1 AND ${COUNTS})
      ORDER BY x.next LIMIT -1)`,
    at.getTime(),
  )
