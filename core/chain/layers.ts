import type { Graph } from './graph.ts'
import { at, list } from './lists.ts'

/**
 * In which column each card stands when follow-ups lead to the right: as many steps from a root as the longest way there
 * has, so that every edge but those that go back leads to a later column.
 */
export function layersOf(graph: Graph): Uint32Array {
  const { ids, outgoing, gating, childOf, isBack } = graph
  const layers = new Uint32Array(ids.length)
  const waitsFor = Uint32Array.from(ids, (_, card) => list(gating, card).length)
  const ready = new Set(ids.flatMap((_, card) => (waitsFor[card] === 0 ? card : [])))
  // A set goes on to visit what is added while it is being walked.
  for (const card of ready) {
    for (const edge of list(outgoing, card)) {
      if (isBack[edge]) continue
      const child = at(childOf, edge)
      layers[child] = Math.max(at(layers, child), at(layers, card) + 1)
      waitsFor[child] = at(waitsFor, child) - 1
      if (waitsFor[child] === 0) ready.add(child)
    }
  }
  return layers
}

/** Cards in the order in which an outline names them: depth first, each where it is met first. */
export function readingOrder(graph: Graph, cards: readonly number[]): readonly number[] {
  const { outgoing, gating, childOf } = graph
  const roots = cards.filter((card) => list(gating, card).length === 0)
  const met = new Set<number>()
  const toDo = roots.toReversed()
  for (let card = toDo.pop(); card !== undefined; card = toDo.pop()) {
    if (met.has(card)) continue
    met.add(card)
    const children = Array.from(list(outgoing, card), (edge) => at(childOf, edge))
    toDo.push(...children.toReversed())
  }
  return [...met]
}
