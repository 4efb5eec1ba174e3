import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { Tx } from './client.ts'
import { bool, chunks, json, KnownId, readRows } from './rows.ts'

/** What a card asks: its own question, and the open questions of its stage 6 in the author's order. */
export type CardQuestions = { readonly id: CardId; readonly title: string; readonly open: readonly string[] }

/** Cards read at once: enough to be quick, few enough to hold up nobody. */
const BATCH = 1000

/** The questions of those of these cards that exist, some at a time. */
export async function* questionsInTurn(tx: Tx, ids: readonly CardId[]): AsyncGenerator<readonly CardQuestions[]> {
  for (const some of chunks(ids, BATCH)) {
    const rows = await readRows(
      tx,
      z.tuple([KnownId, z.string(), z.array(z.string())]),
      `SELECT json_group_array(json_array(c.id, c.title, (SELECT json_group_array(o.text) FROM (
          SELECT text FROM "Edge" WHERE parentId = c.id AND childId IS NULL ORDER BY position LIMIT -1) AS o))) AS rows
        FROM json_each(?) AS j CROSS JOIN "Card" AS c ON c.id = j.value`,
      json(some),
    )
    yield rows.map(([id, title, open]) => ({ id, title, open }))
  }
}

/** Cards of which a version later than this was seen, whether they are still there or not. */
export const cardsRevisedAfter = (tx: Tx, revision: number): Promise<CardId[]> =>
  readRows(
    tx,
    KnownId,
    `SELECT json_group_array(cardId) AS rows FROM (SELECT DISTINCT cardId FROM "Revision" WHERE id > ?)`,
    revision,
  )

export const allCardIds = (tx: Tx): Promise<CardId[]> =>
  readRows(tx, KnownId, `SELECT json_group_array(id) AS rows FROM "Card"`)

/** Where a card's file is, relative to the content folder, and whether its author has put it away. */
export type Shelf = { readonly path: string; readonly archived: boolean }

/** The same of those of these cards that exist. */
export async function shelvesOf(tx: Tx, ids: readonly CardId[]): Promise<ReadonlyMap<CardId, Shelf>> {
  const rows = await readRows(
    tx,
    z.object({ id: KnownId, path: z.string(), archived: z.boolean() }),
    `SELECT json_group_array(json_object('id', id, 'path', path, 'archived', ${bool('archived')})) AS rows
      FROM "Card" WHERE id IN (SELECT value FROM json_each(?))`,
    json(ids),
  )
  return new Map(rows.map(({ id, ...shelf }) => [id, shelf]))
}

/** Path of the card of which a version was seen last. Null: there is none. */
export async function latestPath(tx: Tx): Promise<string | null> {
  const [latest = null] = await readRows(
    tx,
    z.string(),
    `SELECT json_group_array(path) AS rows FROM (
      SELECT c.path FROM "Revision" AS r CROSS JOIN "Card" AS c ON c.id = r.cardId ORDER BY r.id DESC LIMIT 1)`,
  )
  return latest
}
