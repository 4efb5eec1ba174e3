import type { CardId } from '#core/card/card.ts'
import { allOwners, putAliases } from './card-aliases.ts'
import { putCardDemos } from './card-demos.ts'
import { CARD_VALUES, joinTime, splitTime, type IndexedCard } from './card-row.ts'
import type { Db, Tx } from './client.ts'
import { addRevisions, type NewRevision } from './revisions.ts'
import { putNames, putWikilinks } from './names.ts'
import { chunks, execute, json } from './rows.ts'
import { putSpoils } from './spoils.ts'
import { insideWrite } from './write.ts'

/** A key of `IndexChange.graph.back`. */
export type EdgeKey = `${string}\0${number}`
export const edgeKey = (parentId: CardId, position: number): EdgeKey => `${parentId}\0${position}`

export type IndexChange = {
  /** Cards that are new or whose file changed. Paths may be swapped between them. */
  readonly upsert: readonly IndexedCard[]
  readonly remove: readonly CardId[]
  /** Files that were written anew with the same bytes. */
  readonly touched: readonly { readonly id: CardId; readonly mtimeMs: number; readonly size: number }[]
  readonly revisions: readonly NewRevision[]
  /**
   * Of the whole library after the change: the cards no gating edge leads to, and the edges that close a cycle and so
   * gate nothing. Null: as before, which is true only if no card and no edge came, went or moved.
   */
  readonly graph: { readonly roots: ReadonlySet<CardId>; readonly back: ReadonlySet<string> } | null
}

/** Cards written by one statement. */
const CHUNK = 2000

/**
 * Brings the index up to date, all of it or nothing. Edges and flags that stay the same are not written.
 * @param settle what follows from other cards being taken in than before; it happens along with the rest or not at all
 */
export async function applyIndex(db: Db, change: IndexChange, settle: Settle = nothingFollows): Promise<void> {
  await insideWrite(db, async (tx) => {
    const before = await allOwners(tx)
    await execute(tx, `DELETE FROM "Card" WHERE id IN (SELECT value FROM json_each(?))`, json(change.remove))
    // All paths are given up before any is taken: two files may have swapped theirs.
    for (const cards of chunks(change.upsert, CHUNK)) await releasePaths(tx, cards)
    for (const cards of chunks(change.upsert, CHUNK)) {
      await putCards(tx, cards)
      await putEdges(tx, cards)
      await putMentions(tx, cards)
      await putNames(tx, cards)
      await putWikilinks(tx, cards)
      await putCardDemos(tx, cards)
      await putSpoils(tx, cards)
      await putAliases(tx, cards)
    }
    await touch(tx, change.touched)
    await addRevisions(tx, change.revisions)
    if (change.remove.length > 0 || change.upsert.length > change.revisions.length) await countMove(tx)
    if (change.graph !== null) await putGraph(tx, change.graph)
    await settle(tx, movedBetween(before, await allOwners(tx)))
  })
}

/** In SQL: how often cards went or came back without a version of theirs being seen. */
export const MOVES = `SELECT coalesce(max(moves), 0) FROM "IndexCount"`

const countMove = (tx: Tx): Promise<number> =>
  execute(tx, `INSERT INTO "IndexCount" (id, moves) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET moves = moves + 1`)

/** `moved`: the cards that were taken in or given back, and those that had them or have them now. */
type Settle = (tx: Tx, moved: readonly CardId[]) => Promise<void>
const nothingFollows: Settle = async () => {}

function movedBetween(before: ReadonlyMap<CardId, CardId>, after: ReadonlyMap<CardId, CardId>): readonly CardId[] {
  const taken = [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id))
  return taken.flatMap((id) => [id, before.get(id) ?? id, after.get(id) ?? id])
}

async function releasePaths(tx: Tx, cards: readonly IndexedCard[]): Promise<void> {
  await execute(
    tx,
    `UPDATE "Card" SET path = char(0) || "Card".id FROM json_each(?) AS j
      WHERE "Card".id = j.value ->> 0 AND "Card".path <> j.value ->> 1`,
    json(cards.map(({ card, path }) => [card.id, path])),
  )
}

async function putCards(tx: Tx, cards: readonly IndexedCard[]): Promise<void> {
  const names = Object.keys(CARD_VALUES)
  const sources = names.map((name, i) => (name === 'mtimeMs' ? joinTime(i) : `value ->> ${i}`))
  const updates = names.filter((name) => name !== 'id').map((name) => `"${name}" = excluded."${name}"`)
  await execute(
    tx,
    // A new card counts as a root until the graph says otherwise: better asked too early than never.
    `INSERT INTO "Card" (${names.map((name) => `"${name}"`).join(', ')}, "isRoot")
      SELECT ${sources.join(', ')}, 1 FROM json_each(?) WHERE true
      ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')}`,
    json(cards.map((entry) => Object.values(CARD_VALUES).map((value) => value(entry)))),
  )
}

async function putEdges(tx: Tx, cards: readonly IndexedCard[]): Promise<void> {
  await execute(
    tx,
    `DELETE FROM "Edge" WHERE rowid IN (
      SELECT e.rowid FROM json_each(?) AS j CROSS JOIN "Edge" AS e ON e.parentId = j.value ->> 0 AND e.position >= j.value ->> 1)`,
    json(cards.map(({ card }) => [card.id, card.followUps.length])),
  )
  const edges = cards.flatMap(({ card }) =>
    card.followUps.map((item, position) => [card.id, position, item.kind === 'card' ? item.id : null, item.text]),
  )
  await execute(
    tx,
    `INSERT INTO "Edge" (parentId, position, childId, text, gates)
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, 1 FROM json_each(?) WHERE true
      ON CONFLICT (parentId, position) DO UPDATE SET childId = excluded.childId, text = excluded.text
      WHERE childId IS NOT excluded.childId OR text <> excluded.text`,
    json(edges),
  )
}

async function putMentions(tx: Tx, cards: readonly IndexedCard[]): Promise<void> {
  await execute(
    tx,
    `DELETE FROM "Mention" WHERE rowid IN (
      SELECT m.rowid FROM json_each(?) AS j CROSS JOIN "Mention" AS m ON m.fromId = j.value ->> 0
      WHERE m.toId NOT IN (SELECT value FROM json_each(j.value ->> 1)))`,
    json(cards.map(({ card }) => [card.id, card.mentions])),
  )
  await execute(
    tx,
    `INSERT INTO "Mention" (fromId, toId) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
    json(cards.flatMap(({ card }) => card.mentions.map((toId) => [card.id, toId]))),
  )
}

async function touch(tx: Tx, touched: IndexChange['touched']): Promise<void> {
  await execute(
    tx,
    `UPDATE "Card" SET mtimeMs = ${joinTime(1)}, size = value ->> 2 FROM json_each(?) WHERE "Card".id = value ->> 0`,
    json(touched.map(({ id, mtimeMs, size }) => [id, splitTime(mtimeMs), size])),
  )
}

async function putGraph(tx: Tx, { roots, back }: NonNullable<IndexChange['graph']>): Promise<void> {
  const rootIds = json([...roots])
  await execute(tx, `UPDATE "Card" SET isRoot = 1 WHERE isRoot = 0 AND id IN (SELECT value FROM json_each(?))`, rootIds)
  await execute(
    tx,
    `UPDATE "Card" SET isRoot = 0 WHERE isRoot = 1 AND id NOT IN (SELECT value FROM json_each(?))`,
    rootIds,
  )
  const backKeys = json([...back].map((key) => key.split('\0')).map(([id, position]) => [id, Number(position)]))
  const listed = `(parentId, position) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))`
  await execute(tx, `UPDATE "Edge" SET gates = 0 WHERE gates = 1 AND ${listed}`, backKeys)
  await execute(tx, `UPDATE "Edge" SET gates = 1 WHERE gates = 0 AND NOT ${listed}`, backKeys)
}
