import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { IndexedCard } from './card-row.ts'
import type { Tx } from './client.ts'
import { execute, json, KnownId, readRows } from './rows.ts'

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

// What a card has taken in counts as its own only while no file has that id, and of several cards that claim it, as files
// written by hand may, the first by id has it. Both ends of what holds are so never the same, and there are no chains of it.

/** In SQL: no card has the id that alias `a` was taken in under. */
const IS_GONE = `NOT EXISTS (SELECT 1 FROM "Card" AS k WHERE k.id = a.fromId)`
/** In SQL: alias `a` is the one that holds of those for its id. */
const IS_FIRST = `NOT EXISTS (SELECT 1 FROM "CardAlias" AS o WHERE o.fromId = a.fromId AND o.intoId < a.intoId)`

/** In SQL: the card to whose history what happened to card `id` belongs: the one that has taken it in, or itself. */
export const ownerOf = (id: string): string =>
  `coalesce((SELECT min(a.intoId) FROM "CardAlias" AS a WHERE a.fromId = ${id} AND ${IS_GONE}), ${id})`

/** In SQL: the ids under which the history of card `id` was written down: its own, and those it has taken in. Of one that was taken in itself: none. */
export const idsOf = (id: string): string => `SELECT ${id} WHERE ${ownerOf(id)} = ${id}
  UNION ALL SELECT a.fromId FROM "CardAlias" AS a WHERE a.intoId = ${id} AND ${IS_GONE} AND ${IS_FIRST}`

const Pair = z.tuple([KnownId, KnownId])

/** Every card that was taken in, and the one it belongs to now. */
export async function allOwners(tx: Tx): Promise<ReadonlyMap<CardId, CardId>> {
  const rows = await readRows(
    tx,
    Pair,
    `SELECT json_group_array(json_array(a.fromId, a.intoId)) AS rows FROM "CardAlias" AS a WHERE ${IS_GONE} AND ${IS_FIRST}`,
  )
  return new Map(rows)
}

/** The cards to whose histories these belong, each once. */
export const ownersOf = (tx: Tx, ids: readonly CardId[]): Promise<CardId[]> =>
  readRows(
    tx,
    KnownId,
    `SELECT json_group_array(DISTINCT ${ownerOf('j.value')}) AS rows FROM json_each(?) AS j`,
    json(ids),
  )

/** The card that has taken this one in. Null: none has, or it is there itself. */
export async function takenInBy(tx: Tx, id: CardId): Promise<CardId | null> {
  const [owner] = await ownersOf(tx, [id])
  return owner === undefined || owner === id ? null : owner
}

/** The card that is meant by this id: the one that has taken it in, or itself. */
export const ownerAmong = async (tx: Tx, id: CardId): Promise<CardId> => (await takenInBy(tx, id)) ?? id

/** Cards that this one has taken in and whose history is its own, in the order of their ids. */
export const takenInto = (tx: Tx, id: CardId): Promise<CardId[]> =>
  readRows(
    tx,
    KnownId,
    `SELECT json_group_array(fromId) AS rows FROM (
      SELECT a.fromId FROM "CardAlias" AS a WHERE a.intoId = ? AND ${IS_GONE} AND ${IS_FIRST} ORDER BY a.fromId)`,
    id,
  )
