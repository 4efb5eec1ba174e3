import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { Tx } from './client.ts'
import { bool, json, KnownId, readNumber, readRows } from './rows.ts'

const Change = z.object({
  cardId: KnownId,
  /** It was first seen in the time looked at. */
  isNew: z.boolean(),
  /** The version before the time looked at; of a card that was first seen in it, its first one. */
  from: z.number(),
  /** The last of that time. */
  to: z.number(),
})
/** A card that reads otherwise at the end of a time than at its beginning; revisions by their ids. */
export type ChangedCard = Readonly<z.output<typeof Change>>

/** In SQL: of each card that was seen from ?1 to ?2 the first and the last revision of that time, and the one before. */
const SEEN = `SELECT n.cardId, n.first, n.last,
    (SELECT max(b.id) FROM "Revision" AS b WHERE b.cardId = n.cardId AND b.id < n.first) AS before
  FROM (SELECT cardId, min(id) AS first, max(id) AS last FROM "Revision" WHERE seenAt >= ?1 AND seenAt < ?2 GROUP BY cardId) AS n`

/** Cards that were rewritten from `from` (inclusive) to `to` (exclusive), at most `limit`, those changed last first. */
export const changedBetween = (tx: Tx, from: Date, to: Date, limit: number): Promise<ChangedCard[]> =>
  readRows(
    tx,
    Change,
    `SELECT json_group_array(json_object('cardId', cardId, 'isNew', ${bool('before IS NULL')}, 'from', coalesce(before, first), 'to', last)) AS rows FROM (
      SELECT * FROM (${SEEN}) WHERE last > coalesce(before, first) ORDER BY last DESC LIMIT ?3)`,
    from.getTime(),
    to.getTime(),
    limit,
  )

/** How many cards were seen for the first time in that time. */
export const newCardsBetween = (tx: Tx, from: Date, to: Date): Promise<number> =>
  readNumber(tx, `SELECT count(*) AS n FROM (${SEEN}) WHERE before IS NULL`, from.getTime(), to.getTime())

/** What these cards ask in stage 6 that is no card. */
export const openQuestionsOf = (
  tx: Tx,
  ids: readonly CardId[],
): Promise<{ readonly cardId: CardId; readonly text: string }[]> =>
  readRows(
    tx,
    z.object({ cardId: KnownId, text: z.string() }),
    `SELECT json_group_array(json_object('cardId', parentId, 'text', text)) AS rows FROM (
      SELECT e.parentId, e.text FROM json_each(?) AS j CROSS JOIN "Edge" AS e ON e.parentId = j.value
      WHERE e.childId IS NULL ORDER BY j.key, e.position LIMIT -1)`,
    json(ids),
  )

/** Cards seen for the first time in that time, and not changed in it, that ask something that is no card, at most `limit`, the newest first. */
export const newAskingBetween = (tx: Tx, from: Date, to: Date, limit: number): Promise<CardId[]> =>
  readRows(
    tx,
    KnownId,
    `SELECT json_group_array(cardId) AS rows FROM (
      SELECT x.cardId FROM (${SEEN}) AS x
      WHERE x.before IS NULL AND x.last = x.first AND EXISTS (SELECT 1 FROM "Edge" AS e WHERE e.parentId = x.cardId AND e.childId IS NULL)
      ORDER BY x.first DESC LIMIT ?3)`,
    from.getTime(),
    to.getTime(),
    limit,
  )
