import type { IndexedCard } from './card-row.ts'
import type { Tx } from './client.ts'
import { execute, json } from './rows.ts'

/** Brings up to date which cards these have taken in. Rows that stay the same are not written. */
export async function putAliases(tx: Tx, cards: readonly IndexedCard[]): Promise<void> {
  await execute(
    tx,
    `DELETE FROM "CardAlias" WHERE rowid IN (
      SELECT a.rowid FROM json_each(?) AS j CROSS JOIN "CardAlias" AS a ON a.intoId = j.value ->> 0
      WHERE a.fromId NOT IN (SELECT value FROM json_each(j.value ->> 1)))`,
    json(cards.map(({ card }) => [card.id, card.mergedFrom])),
  )
  await execute(
    tx,
    `INSERT INTO "CardAlias" (intoId, fromId) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
    json(cards.flatMap(({ card }) => card.mergedFrom.map((fromId) => [card.id, fromId]))),
  )
}
