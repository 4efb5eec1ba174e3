import type { CardId, FollowUp } from '#core/card/card.ts'
import { buildGraph } from '#core/chain/graph.ts'
import type { Graph } from '#core/chain/graph.ts'
import { edgesBelow } from '#core/store/cards.ts'
import type { StoredEdge } from '#core/store/cards.ts'
import type { Tx } from '#core/store/db.ts'

/** Every card reachable from some roots, with its stage 6. A card named by an edge but missing here does not exist, or lies beyond `limit`. */
export type Reach = ReadonlyMap<CardId, readonly StoredEdge[]>

/**
 * Walks down from `roots`.
 * @param limit cards at most; a larger chain is cut off, nearest cards first
 */
export async function reach(tx: Tx, roots: readonly CardId[], limit: number): Promise<Reach> {
  const edges = byKey(await edgesBelow(tx, roots, limit), (edge) => edge.parentId)
  const met = new Set(roots)
  // A set goes on to visit what is added while it is walked.
  for (const id of met) for (const { childId } of edges.get(id) ?? []) if (childId && met.size < limit) met.add(childId)
  return new Map([...met].map((id) => [id, edges.get(id) ?? []]))
}

/** The cards from a root down to the parent of `id`, by first parents that gate it; empty for a root. */
export function wayDown(id: CardId, edgesAbove: readonly StoredEdge[]): CardId[] {
  const gating = byKey(
    edgesAbove.filter((edge) => edge.gates),
    (edge) => edge.childId,
  )
  const way: CardId[] = []
  // Edges that gate never lead in a circle; the check is for a database that somebody else has written to.
  for (
    let at = gating.get(id)?.[0]?.parentId;
    at && !way.includes(at) && at !== id;
    at = gating.get(at)?.[0]?.parentId
  ) {
    way.unshift(at)
  }
  return way
}

/** What was walked, as a graph: of the cards met, nearest first. */
export const graphOf = (within: Reach): Graph =>
  buildGraph(
    [...within.keys()],
    [...within.values()].flat().flatMap(({ parentId: parent, position, childId: child }) => {
      return child === null ? [] : [{ parent, child, position }]
    }),
  )

export const followUpsFrom = (edges: readonly StoredEdge[] | undefined): FollowUp[] =>
  (edges ?? []).map(({ childId, text }) => (childId ? { kind: 'card', id: childId, text } : { kind: 'open', text }))

function byKey<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
