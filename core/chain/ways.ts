import type { CardId } from '#core/card/card.ts'
import { at, list } from './lists.ts'
import { rootsOf } from './graph.ts'
import type { Graph } from './graph.ts'

/**
 * The roots that another card leads to, in the author's order. Every card can be reached from some root (see `rootsOf`),
 * but a circle that nothing leads into begins with one of its cards only because it has to begin somewhere: these.
 */
export function makeshiftRoots(graph: Graph): CardId[] {
  const isLedTo = new Set<CardId>()
  for (const { parent, child } of graph.edges) if (child !== parent) isLedTo.add(child)
  return rootsOf(graph).filter((id) => isLedTo.has(id))
}

/** The shortest way along follow-ups, both ends included. Empty: there is none. */
export function wayBetween(graph: Graph, from: CardId, to: CardId): CardId[] {
  const [start, end] = [graph.numberOf.get(from), graph.numberOf.get(to)]
  if (start === undefined || end === undefined) return []
  const cameFrom = new Map<number, number | null>([[start, null]])
  for (const card of cameFrom.keys()) {
    if (card === end) break
    for (const edge of list(graph.outgoing, card)) {
      const child = at(graph.childOf, edge)
      if (!cameFrom.has(child)) cameFrom.set(child, card)
    }
  }
  const way: CardId[] = []
  for (let card = cameFrom.has(end) ? end : null; card !== null; card = cameFrom.get(card) ?? null) {
    way.unshift(...graph.ids.slice(card, card + 1))
  }
  return way
}
