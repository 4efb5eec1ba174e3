import type { CardId } from '#core/card/card.ts'
import { ownerOf } from './card-aliases.ts'
import type { IndexedCard } from './card-row.ts'
import type { Tx } from './client.ts'
import { COUNTS } from './reviews.ts'
import { execute, json, KnownId, readRows } from './rows.ts'

/** Brings what these cards spoil up to date. Rows that stay the same are not written. */
export async function putSpoils(tx: Tx, cards: readonly IndexedCard[]): Promise<void> {
  await execute(
    tx,
    `DELETE FROM "Spoil" WHERE rowid IN (
      SELECT s.rowid FROM json_each(?) AS j CROSS JOIN "Spoil" AS s ON s.fromId = j.value ->> 0
      WHERE s.toId NOT IN (SELECT value FROM json_each(j.value ->> 1)))`,
    json(cards.map(({ card }) => [card.id, card.spoils])),
  )
  await execute(
    tx,
    `INSERT INTO "Spoil" (fromId, toId) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
    json(cards.flatMap(({ card }) => card.spoils.map((toId) => [card.id, toId]))),
  )
}

/** The cards that are given away by what was answered since `from`, each once. */
export const spoiledSince = (tx: Tx, from: Date): Promise<CardId[]> => {
  const since = `"Review" AS r CROSS JOIN "Spoil" AS s ON`
  const then = `WHERE r.reviewedAt >= ?1 AND ${COUNTS}`
  return readRows(
    tx,
    KnownId,
    `SELECT json_group_array(id) AS rows FROM (
      SELECT s.toId AS id FROM ${since} s.fromId = ${ownerOf('r.cardId')} ${then}
      UNION SELECT s.fromId FROM ${since} s.toId = ${ownerOf('r.cardId')} ${then})`,
    from.getTime(),
  )
}
