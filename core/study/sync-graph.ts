import { backEdges, buildGraph, rootsOf } from '#core/chain/graph.ts'
import type { CardId } from '#core/card/card.ts'
import { allEdges, archivedCards, briefs, edgeKey, edgesFrom, indexState } from '#core/store/cards.ts'
import type { EdgePair, IndexChange, IndexedCard, IndexEntry } from '#core/store/cards.ts'
import type { Tx } from '#core/store/db.ts'

/**
 * Which cards begin chains and which edges go back, once `change` is made. Null when no card and no edge comes, goes
 * or moves, and none is archived or taken out again, which is so for most edits and saves reading the whole graph.
 * @param known what the index knows of the files concerned
 */
export async function graphAfter(
  tx: Tx,
  change: Omit<IndexChange, 'graph'>,
  known: ReadonlyMap<string, IndexEntry>,
): Promise<IndexChange['graph']> {
  const placed = change.upsert.every(({ card, path }) => known.get(path)?.id === card.id)
  const isSame = placed && change.remove.length === 0 && (await areArchivedAsBefore(tx, change.upsert))
  if (isSame && (await hasSameEdges(tx, change.upsert))) return null

  const pathOf = new Map([...(await indexState(tx))].map(([path, { id }]) => [id, path]))
  for (const id of change.remove) pathOf.delete(id)
  for (const { card, path } of change.upsert) pathOf.set(card.id, path)
  const replaced = new Set([...change.upsert.map(({ card }) => card.id), ...change.remove])
  const kept = (await allEdges(tx)).filter((edge) => !replaced.has(edge.parentId))

  const inPathOrder = [...pathOf].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([id]) => id)
  const edges = [...kept, ...change.upsert.flatMap(edgesOfCard)]
  const graph = buildGraph(
    inPathOrder,
    edges.map(({ parentId, childId, position }) => ({ parent: parentId, child: childId, position })),
  )
  return {
    roots: new Set(rootsOf(graph, await archivedAfter(tx, change.upsert))),
    back: new Set(backEdges(graph).map(({ parent, position }) => edgeKey(parent, position))),
  }
}

/** Whether each of these cards is archived, or not, as it was before. */
async function areArchivedAsBefore(tx: Tx, cards: readonly IndexedCard[]): Promise<boolean> {
  const before = await briefs(
    tx,
    cards.map(({ card }) => card.id),
  )
  return cards.every(({ card }) => before.get(card.id)?.archived === card.archived)
}

async function archivedAfter(tx: Tx, cards: readonly IndexedCard[]): Promise<ReadonlySet<CardId>> {
  const archived = new Set(await archivedCards(tx))
  for (const { card } of cards) {
    if (card.archived) archived.add(card.id)
    else archived.delete(card.id)
  }
  return archived
}

async function hasSameEdges(tx: Tx, cards: readonly IndexedCard[]): Promise<boolean> {
  const before = await edgesFrom(
    tx,
    cards.map(({ card }) => card.id),
  )
  const text = (edges: readonly { parentId: string; position: number; childId: string | null }[]): string =>
    edges
      .flatMap(({ parentId, position, childId }) => (childId === null ? [] : `${parentId} ${position} ${childId}`))
      .sort()
      .join('\n')
  return text(before) === text(cards.flatMap(edgesOfCard))
}

const edgesOfCard = ({ card }: IndexedCard): EdgePair[] =>
  card.followUps.flatMap((item, position) =>
    item.kind === 'card' ? [{ parentId: card.id, position, childId: item.id }] : [],
  )
