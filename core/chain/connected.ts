import type { Graph } from './graph.ts'
import { at } from './lists.ts'

/**
 * Cards that follow-ups connect, in whichever direction, together: numbers of cards, each group in the author's order,
 * and the groups in the order of their first cards. A card without follow-ups, of which it is none, is alone.
 */
export function connected(graph: Graph): readonly (readonly number[])[] {
  const { ids, parentOf, childOf } = graph
  const above = Uint32Array.from(ids, (_, card) => card)
  const topOf = (card: number): number => {
    let top = card
    while (at(above, top) !== top) top = at(above, top)
    // The way up is shortened for whoever comes next.
    for (let each = card; at(above, each) !== top;) [each, above[each]] = [at(above, each), top]
    return top
  }
  for (let edge = 0; edge < parentOf.length; edge += 1) {
    const [one, other] = [topOf(at(parentOf, edge)), topOf(at(childOf, edge))]
    above[Math.max(one, other)] = Math.min(one, other)
  }
  const groups = new Map<number, number[]>()
  for (let card = 0; card < ids.length; card += 1) {
    const top = topOf(card)
    const group = groups.get(top)
    if (group) group.push(card)
    else groups.set(top, [card])
  }
  return [...groups.values()]
}
