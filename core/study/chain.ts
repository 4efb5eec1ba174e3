import type { CardId, FollowUp } from '#core/card/card.ts'
import { buildGraph } from '#core/chain/graph.ts'
import type { Graph } from '#core/chain/graph.ts'
import { edgesFrom } from '#core/store/cards.ts'
import type { StoredEdge } from '#core/store/cards.ts'
import type { Tx } from '#core/store/db.ts'

/** Every card reachable from some roots, with its stage 6. A card named by an edge but missing here does not exist, or lies beyond `limit`. */
export type Reach = ReadonlyMap<CardId, readonly StoredEdge[]>

/**
 * Walks down from `roots`, one query a level.
 * @param limit cards at most; a larger chain is cut off, nearest cards first
 */
export async function reach(tx: Tx, roots: readonly CardId[], limit: number): Promise<Reach> {
  const found = new Map<CardId, StoredEdge[]>()
  let level = [...new Set(roots)]
  while (level.length > 0 && found.size < limit) {
    level = level.slice(0, limit - found.size)
    for (const id of level) found.set(id, [])
    const edges = await edgesFrom(tx, level)
    for (const edge of edges) found.get(edge.parentId)?.push(edge)
    level = [...new Set(edges.flatMap((edge) => edge.childId ?? []))].filter((id) => !found.has(id))
  }
  return found
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
