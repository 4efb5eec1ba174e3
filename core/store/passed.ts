import type { CardId } from '#core/card/card.ts'
import { isAsked } from './card-states.ts'
import { isOpen } from './cards.ts'
import type { Tx } from './client.ts'
import { inOrder, Instant, KnownId, readRows } from './rows.ts'
import { z } from 'zod'

const Passed = z.object({ cardId: KnownId, passedAt: Instant })
/** A card, and when it was first passed. */
export type PassedCard = Readonly<z.output<typeof Passed>>

/** Cards first passed from `from` (inclusive) to `to` (exclusive), in that order. */
export const passedBetween = (tx: Tx, from: Date, to: Date): Promise<PassedCard[]> =>
  readRows(
    tx,
    Passed,
    inOrder(
      `json_object('cardId', s.cardId, 'passedAt', s.passedAt)`,
      's',
      `"Schedule" AS s WHERE s.passedAt >= ? AND s.passedAt < ?`,
      's.passedAt, s.cardId',
    ),
    from.getTime(),
    to.getTime(),
  )

/** Follow-ups of cards first passed in that time, and cards opened by hand in it, that may be asked now and never were, at most `limit`. */
export const openedBetween = (tx: Tx, from: Date, to: Date, now: Date, limit: number): Promise<CardId[]> =>
  readRows(
    tx,
    KnownId,
    `SELECT json_group_array(id) AS rows FROM (
      SELECT c.id FROM (
        SELECT e.childId AS id, s.passedAt AS at, e.position FROM "Schedule" AS s CROSS JOIN "Edge" AS e ON e.parentId = s.cardId
        WHERE s.passedAt >= ?1 AND s.passedAt < ?2 AND e.gates = 1 AND e.childId IS NOT NULL
        UNION ALL SELECT o.cardId, o.openedAt, 0 FROM "CardState" AS o WHERE o.openedAt >= ?1 AND o.openedAt < ?2) AS x
      CROSS JOIN "Card" AS c ON c.id = x.id
      WHERE NOT EXISTS (SELECT 1 FROM "Schedule" AS n WHERE n.cardId = c.id) AND ${isAsked('c.id', '0', '?3')} AND ${isOpen('?3')}
      GROUP BY c.id ORDER BY max(x.at) DESC, min(x.position), c.id LIMIT ?4)`,
    from.getTime(),
    to.getTime(),
    now.getTime(),
    limit,
  )
