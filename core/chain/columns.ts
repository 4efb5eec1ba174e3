import type { Graph } from './graph.ts'
import { readingOrder } from './layers.ts'
import { at, list } from './lists.ts'
import { nearest } from './nearest.ts'

/** How often columns are moved to where their neighbours are. More brings cards no nearer that anybody could see. */
const SWEEPS = 8

type Spot = {
  readonly card: number
  readonly parents: readonly Spot[]
  readonly children: readonly Spot[]
  row: number
}

/**
 * In which row each card of a connected group stands, from 0, in one column a row or more apart. Cards keep the order of
 * reading within their column, so that in a tree no lines cross; then columns are moved, from left to right and back,
 * each card as near as that order allows to the middle of those it is linked to (Sugiyama, Tagawa & Toda 1981, with the
 * middle for the place and not the order).
 */
export function rowsIn(graph: Graph, cards: readonly number[], layers: Uint32Array): ReadonlyMap<number, number> {
  const columns: Spot[][] = []
  for (const spot of spotsOf(graph, readingOrder(graph, cards))) {
    const column = (columns[at(layers, spot.card)] ??= [])
    spot.row = column.push(spot) - 1
  }
  const backwards = columns.toReversed()
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const column of columns) settle(column, 'parents')
    for (const column of backwards) settle(column, 'children')
  }
  const spots = columns.flat()
  const least = spots.reduce((lowest, { row }) => Math.min(lowest, row), Infinity)
  return new Map(spots.map(({ card, row }) => [card, row - least]))
}

function settle(column: readonly Spot[], linked: 'parents' | 'children'): void {
  const rows = nearest(column.map((spot) => middle(spot[linked]) ?? spot.row))
  for (const [i, spot] of column.entries()) spot.row = rows[i] ?? 0
}

const middle = (spots: readonly Spot[]): number | null =>
  spots.length === 0 ? null : spots.reduce((sum, { row }) => sum + row, 0) / spots.length

/** Cards with those they are linked to, but for links that go back. */
function spotsOf({ outgoing, childOf, isBack }: Graph, cards: readonly number[]): readonly Spot[] {
  type Open = Spot & { readonly parents: Spot[]; readonly children: Spot[] }
  const spots = new Map(cards.map((card): [number, Open] => [card, { card, parents: [], children: [], row: 0 }]))
  for (const [card, spot] of spots) {
    for (const edge of list(outgoing, card)) {
      const child = isBack[edge] ? undefined : spots.get(at(childOf, edge))
      child?.parents.push(spot)
      if (child) spot.children.push(child)
    }
  }
  return [...spots.values()]
}
