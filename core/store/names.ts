import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { namesOf } from '#core/card/wikilink.ts'
import { ownerOf } from './card-aliases.ts'
import type { IndexedCard } from './card-row.ts'
import type { Tx } from './client.ts'
import { execute, json, KnownId, readRows } from './rows.ts'

/** Brings up to date what these cards are called. Rows that stay the same are not written. */
export async function putNames(tx: Tx, cards: readonly IndexedCard[]): Promise<void> {
  const named = cards.map(({ card, path }) => ({ id: card.id, names: namesOf(card, path) }))
  await execute(
    tx,
    `DELETE FROM "CardName" WHERE rowid IN (
      SELECT n.rowid FROM json_each(?) AS j CROSS JOIN "CardName" AS n ON n.cardId = j.value ->> 0
      WHERE n.name NOT IN (SELECT value FROM json_each(j.value ->> 1)))`,
    json(named.map(({ id, names }) => [id, names.map(({ name }) => name)])),
  )
  await execute(
    tx,
    `INSERT INTO "CardName" (name, cardId, rank) SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE true
      ON CONFLICT DO UPDATE SET rank = excluded.rank WHERE rank <> excluded.rank`,
    json(named.flatMap(({ id, names }) => names.map(({ name, rank }) => [name, id, rank]))),
  )
}

/** Brings the wikilinks of these cards up to date. Rows that stay the same are not written. */
export async function putWikilinks(tx: Tx, cards: readonly IndexedCard[]): Promise<void> {
  await execute(
    tx,
    `DELETE FROM "Wikilink" WHERE rowid IN (
      SELECT w.rowid FROM json_each(?) AS j CROSS JOIN "Wikilink" AS w ON w.fromId = j.value ->> 0
      WHERE w.name NOT IN (SELECT value FROM json_each(j.value ->> 1)))`,
    json(cards.map(({ card }) => [card.id, card.names])),
  )
  await execute(
    tx,
    `INSERT INTO "Wikilink" (fromId, name) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
    json(cards.flatMap(({ card }) => card.names.map((name) => [card.id, name]))),
  )
}

/** In SQL: the card that a folded name means. Null: there is none. */
export const cardNamed = (name: string): string =>
  `(SELECT n.cardId FROM "CardName" AS n WHERE n.name = ${name} ORDER BY n.rank, n.cardId LIMIT 1)`

/** In SQL: the ids of cards with a wikilink to the card `id`, in no order. What a name means is asked once for each name of it. */
export const wikilinking = (id: string): string =>
  `SELECT w.fromId FROM "CardName" AS m CROSS JOIN "Wikilink" AS w ON w.name = m.name
    WHERE m.cardId = ${id} AND w.fromId <> ${id} AND ${cardNamed('m.name')} = ${id}`

/** Of each of these folded names the card it means; those that mean none are left out. */
export const cardsNamed = async (tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, CardId>> =>
  new Map(
    await readRows(
      tx,
      z.tuple([z.string(), KnownId]),
      `SELECT json_group_array(json_array(name, cardId)) AS rows FROM (
        SELECT j.value AS name, ${cardNamed('j.value')} AS cardId FROM json_each(?) AS j) WHERE cardId IS NOT NULL`,
      json([...new Set(names)]),
    ),
  )

/** Of each of these folded names the card that it would mean if card `id` were not there, and the rank that the name has of it. */
export const cardsNamedBeside = async (
  tx: Tx,
  id: CardId,
  names: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: CardId; readonly rank: number }>> =>
  new Map(
    await readRows(
      tx,
      z.tuple([z.string(), z.object({ id: KnownId, rank: z.number() })]),
      `SELECT json_group_array(json_array(n.name, json_object('id', n.cardId, 'rank', n.rank))) AS rows
        FROM json_each(?1) AS j CROSS JOIN "CardName" AS n ON n.rowid = (
          SELECT o.rowid FROM "CardName" AS o WHERE o.name = j.value AND o.cardId <> ?2 ORDER BY o.rank, o.cardId LIMIT 1)`,
      json([...new Set(names)]),
      id,
    ),
  )

/** Those of these ids that a card has, or had before another took it in. */
export const cardsThere = async (tx: Tx, ids: readonly CardId[]): Promise<ReadonlySet<string>> =>
  new Set(
    await readRows(
      tx,
      KnownId,
      `SELECT json_group_array(j.value) AS rows FROM json_each(?) AS j
        WHERE EXISTS (SELECT 1 FROM "Card" AS k WHERE k.id = ${ownerOf('j.value')})`,
      json([...new Set(ids)]),
    ),
  )
