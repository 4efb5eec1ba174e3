import { backEdges, buildGraph, rootsOf } from '#core/chain/graph.ts'
import { allEdges, edgeKey, edgesFrom, indexState } from '#core/store/cards.ts'
import type { EdgePair, IndexChange, IndexedCard, IndexEntry } from '#core/store/cards.ts'
import type { Tx } from '#core/store/db.ts'

/**
 * Which cards begin chains and which edges go back, once `change` is made. Null when no card and no edge comes, goes
 * or moves, which is so for most edits and saves reading the whole graph.
 * @param known what the index knows of the files concerned
 */
export async function graphAfter(
  tx: Tx,
  change: Omit<IndexChange, 'graph'>,
  known: ReadonlyMap<string, IndexEntry>,
): Promise<IndexChange['graph']> {
  const placed = change.upsert.every(({ card, path }) => known.get(path)?.id === card.id)
  if (placed && change.remove.length === 0 && (await hasSameEdges(tx, change.upsert))) return null

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
    roots: new Set(rootsOf(graph)),
    back: new Set(backEdges(graph).map(({ parent, position }) => edgeKey(parent, position))),
  }
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
