import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { Standing } from '#core/search/query.ts'
import { CardRow, type StoredCard } from './card-row.ts'
import { isAsked, isLeech } from './card-states.ts'
import { prismaOf, type Tx } from './client.ts'
import { KnownId, readRows } from './rows.ts'

/** Those of these cards that exist. */
export async function cardsOf(tx: Tx, ids: readonly CardId[]): Promise<StoredCard[]> {
  const rows = await prismaOf(tx).card.findMany({ where: { id: { in: [...ids] } } })
  return rows.map((row) => CardRow.parse(row))
}

/** Ids and hashes of cards in the order of their ids, at most `limit`, those after the card `after`. */
export const cardHashes = (tx: Tx, after: string, limit: number): Promise<[CardId, string][]> =>
  readRows(
    tx,
    z.tuple([KnownId, z.string()]),
    `SELECT json_group_array(json_array(c.id, c.hash)) AS rows FROM (
      SELECT id, hash FROM "Card" WHERE id > ? ORDER BY id LIMIT ?) AS c`,
    after,
    limit,
  )

/** In SQL, of schedule `s`: it is due and not put aside; it was missed the last time; it is a leech. ?1 is now. */
const STANDS: Record<Exclude<Standing, 'open'>, string> = {
  due: `s.dueAt <= ?1 AND ${isAsked('s.cardId', 's.lapses', '?1')}`,
  failed: `?1 = ?1 AND s.lastRating = 'again'`,
  leech: `?1 = ?1 AND ${isLeech('s.cardId', 's.lapses')}`,
}

/** The cards that stand so at `now`. */
export const cardsThatAre = (tx: Tx, standing: Exclude<Standing, 'open'>, now: Date): Promise<CardId[]> =>
  readRows(
    tx,
    KnownId,
    `SELECT json_group_array(s.cardId) AS rows FROM "Schedule" AS s WHERE ${STANDS[standing]}`,
    now.getTime(),
  )
