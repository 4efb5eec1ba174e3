import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { IndexedCard } from './card-row.ts'
import type { Tx } from './client.ts'
import { execute, inOrder, json, KnownId, readRows } from './rows.ts'

/** A demo that a card shows. There need not be one of this id. */
export type CardDemo = { readonly cardId: CardId; readonly path: string; readonly demoId: string }

/** Brings what these cards show up to date. Rows that stay the same are not written. */
export async function putCardDemos(tx: Tx, cards: readonly IndexedCard[]): Promise<void> {
  await execute(
    tx,
    `DELETE FROM "CardDemo" WHERE rowid IN (
      SELECT d.rowid FROM json_each(?) AS j CROSS JOIN "CardDemo" AS d ON d.cardId = j.value ->> 0
      WHERE d.demoId NOT IN (SELECT value FROM json_each(j.value ->> 1)))`,
    json(cards.map(({ card }) => [card.id, card.demos])),
  )
  await execute(
    tx,
    `INSERT INTO "CardDemo" (cardId, demoId) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
    json(cards.flatMap(({ card }) => card.demos.map((demoId) => [card.id, demoId]))),
  )
}

/** Which card shows which demo, by the paths of the cards. */
export const allCardDemos = (tx: Tx): Promise<CardDemo[]> =>
  readRows(
    tx,
    z.object({ cardId: KnownId, path: z.string(), demoId: z.string() }),
    `SELECT json_group_array(json_object('cardId', cardId, 'path', path, 'demoId', demoId)) AS rows FROM (
      SELECT d.cardId, c.path, d.demoId FROM "CardDemo" AS d JOIN "Card" AS c ON c.id = d.cardId
      ORDER BY c.path, d.demoId LIMIT -1)`,
  )

/** The cards that show a demo, by id. */
export const cardsShowing = (tx: Tx, demoId: string): Promise<CardId[]> =>
  readRows(tx, KnownId, inOrder('d.cardId', 'd', `"CardDemo" AS d WHERE d.demoId = ?`, 'd.cardId'), demoId)

/** The demos that a card shows, by id. */
export const demosShownBy = (tx: Tx, cardId: CardId): Promise<string[]> =>
  readRows(tx, z.string(), inOrder('d.demoId', 'd', `"CardDemo" AS d WHERE d.cardId = ?`, 'd.demoId'), cardId)
