import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { Tx } from './client.ts'
import { wikilinking } from './names.ts'
import { bool, inOrder, json, KnownId, readRows } from './rows.ts'

/** One item of a card's stage 6. */
export type StoredEdge = {
  readonly parentId: CardId
  /** In the author's order, from 0. */
  readonly position: number
  /** May name a card that does not exist. Null: an open question. */
  readonly childId: CardId | null
  readonly text: string
  /** Whether the parent has to be passed before the child is asked. */
  readonly gates: boolean
}

const Row = z.object({
  parentId: KnownId,
  position: z.number(),
  childId: KnownId.nullable(),
  text: z.string(),
  gates: z.boolean(),
})
const EDGE = `json_object('parentId', e.parentId, 'position', e.position, 'childId', e.childId, 'text', e.text, 'gates', ${bool('e.gates')})`

/** Stage 6 of a card, in the author's order. */
export const edgesOf = (tx: Tx, id: CardId): Promise<StoredEdge[]> =>
  readRows(tx, Row, inOrder(EDGE, 'e', `"Edge" AS e WHERE e.parentId = ?`, 'e.position'), id)

/** Stage 6 of each of these cards, in the author's order: one level of a walk down a chain. */
export const edgesFrom = (tx: Tx, ids: readonly CardId[]): Promise<StoredEdge[]> =>
  readRows(
    tx,
    Row,
    inOrder(EDGE, 'e', `"Edge" AS e WHERE e.parentId IN (SELECT value FROM json_each(?))`, 'e.parentId, e.position'),
    json(ids),
  )

/** Stage 6 of each card that can be reached from `roots`, of the nearest `limit` cards; in no order across cards. */
export const edgesBelow = (tx: Tx, roots: readonly CardId[], limit: number): Promise<StoredEdge[]> =>
  readRows(
    tx,
    Row,
    inOrder(
      EDGE,
      'e',
      `"Edge" AS e WHERE e.parentId IN (
        WITH RECURSIVE below(id) AS (
          SELECT value FROM json_each(?)
          UNION SELECT d.childId FROM below CROSS JOIN "Edge" AS d ON d.parentId = below.id WHERE d.childId IS NOT NULL
          LIMIT ?)
        SELECT id FROM below)`,
      'e.parentId, e.position',
    ),
    json(roots),
    limit,
  )

/** The edges that lead to a card, and those that gate the cards above it, of at most `limit` cards. */
export const edgesAbove = (tx: Tx, id: CardId, limit: number): Promise<StoredEdge[]> =>
  readRows(
    tx,
    Row,
    inOrder(
      EDGE,
      'e',
      `"Edge" AS e WHERE (e.gates = 1 OR e.childId = ?1) AND e.childId IN (
        WITH RECURSIVE above(id) AS (
          SELECT ?1
          UNION SELECT u.parentId FROM above CROSS JOIN "Edge" AS u ON u.childId = above.id WHERE u.gates = 1
          LIMIT ?2)
        SELECT id FROM above)`,
      'e.gates DESC, e.parentId, e.position',
    ),
    id,
    limit,
  )

/** An edge between two cards, as the graph needs it. */
export type EdgePair = { readonly parentId: CardId; readonly position: number; readonly childId: CardId }

/** All edges that name a card, whether it exists or not; by parent, then in the author's order. */
export const allEdges = (tx: Tx): Promise<EdgePair[]> =>
  readRows(
    tx,
    z.object({ parentId: KnownId, position: z.number(), childId: KnownId }),
    inOrder(
      `json_object('parentId', e.parentId, 'position', e.position, 'childId', e.childId)`,
      'e',
      `"Edge" AS e WHERE e.childId IS NOT NULL`,
      'e.parentId, e.position',
    ),
  )

/** Edges read at once: enough to be quick, few enough to hold up nobody. */
const BATCH = 5000

/** All edges that name a card, whether it exists or not; by parent, then in the author's order, some thousands at a time. */
export async function* edgesInTurn(tx: Tx): AsyncGenerator<readonly (EdgePair & { readonly gates: boolean })[]> {
  const row = z.object({ parentId: KnownId, position: z.number(), childId: KnownId, gates: z.boolean() })
  const batch = `SELECT json_group_array(json_object('parentId', e.parentId, 'position', e.position, 'childId', e.childId,
      'gates', ${bool('e.gates')})) AS rows FROM (
    SELECT * FROM "Edge" WHERE (parentId, position) > (?, ?) AND childId IS NOT NULL
    ORDER BY parentId, position LIMIT ${BATCH}) AS e`
  for (let [parent, position] = ['', 0]; ;) {
    const edges = await readRows(tx, row, batch, parent, position)
    const last = edges.at(-1)
    if (!last) return
    yield edges
    ;({ parentId: parent, position } = last)
  }
}

/** The cards whose text links to a card: anywhere but in stage 6, or by one of its names. At most `limit`, by id. */
export const backlinksOf = (tx: Tx, id: CardId, limit: number): Promise<CardId[]> =>
  readRows(
    tx,
    KnownId,
    `SELECT json_group_array(fromId) AS rows FROM (
      SELECT fromId FROM "Mention" WHERE toId = ?1 UNION ${wikilinking('?1')} ORDER BY fromId LIMIT ?2)`,
    id,
    limit,
  )

/** The cards that link to a card, from stage 6 or from elsewhere, in the order of their files. */
export const linkingCards = (tx: Tx, id: CardId): Promise<{ readonly id: CardId; readonly path: string }[]> =>
  readRows(
    tx,
    z.object({ id: KnownId, path: z.string() }),
    inOrder(
      `json_object('id', c.id, 'path', c.path)`,
      'c',
      `(SELECT parentId AS id FROM "Edge" WHERE childId = ?1 UNION SELECT fromId FROM "Mention" WHERE toId = ?1
          UNION ${wikilinking('?1')}) AS l
        CROSS JOIN "Card" AS c ON c.id = l.id`,
      'c.path',
    ),
    id,
  )

/** The cards that lead to a card, in stage 6 or in their text, or spoil it, by path. */
export const cardsNaming = (tx: Tx, id: CardId): Promise<CardId[]> =>
  readRows(
    tx,
    KnownId,
    `SELECT json_group_array(id) AS rows FROM (
      SELECT c.id FROM "Card" AS c WHERE c.id IN (
        SELECT parentId FROM "Edge" WHERE childId = ?1 UNION SELECT fromId FROM "Mention" WHERE toId = ?1
        UNION SELECT fromId FROM "Spoil" WHERE toId = ?1 UNION ${wikilinking('?1')}) ORDER BY c.path LIMIT -1)`,
    id,
  )

/** The edges that gate each of these cards, in no order. */
export const gatesOf = (tx: Tx, ids: readonly CardId[]): Promise<EdgePair[]> =>
  readRows(
    tx,
    z.object({ parentId: KnownId, childId: KnownId, position: z.number() }),
    `SELECT json_group_array(json_object('parentId', e.parentId, 'childId', e.childId, 'position', e.position)) AS rows
      FROM json_each(?) AS j CROSS JOIN "Edge" AS e ON e.childId = j.value WHERE e.gates = 1`,
    json(ids),
  )
