import type { CardId } from '#core/card/card.ts'
import { rowsIn } from './columns.ts'
import { connected } from './connected.ts'
import type { Graph } from './graph.ts'
import { layersOf } from './layers.ts'
import { at } from './lists.ts'
import { pack, type Size } from './pack.ts'

/** What a card takes up in the map, in px at its own scale: a mark and two lines beside it, and room for lines behind. */
export const CELL = { width: 264, height: 46 }
/** Between chains. Room for the name of a group is in it. */
const GAP = 72
/** Of the whole map, width to height: as screens are. */
const RATIO = 1.6

/** Cards that stand together. `chain`: connected by follow-ups. `topic`: connected by nothing but their first topic. */
export type MapGroup = Size & {
  readonly kind: 'chain' | 'topic'
  /** The card a chain begins with; of a topic its name, which may be empty. */
  readonly name: string
  /** The left upper corner. */
  readonly x: number
  readonly y: number
  readonly cards: number
}
/** Everything in px. A card's place is the left upper corner of its cell. */
export type MapLayout = Size & {
  readonly groups: readonly MapGroup[]
  readonly places: ReadonlyMap<CardId, { readonly x: number; readonly y: number }>
}

type Block = Pick<MapGroup, 'kind' | 'name' | 'width' | 'height'> & {
  readonly cells: readonly { readonly id: CardId; readonly column: number; readonly row: number }[]
}

/**
 * Places all cards of a graph so that no two cells overlap: each chain in columns, follow-ups to the right of what they
 * follow; cards that nothing is linked to in a block for each topic. The same graph gives the same map, whatever the
 * order of its edges. Takes time with the number of cards and edges, for some thousands a few tens of ms.
 */
export function placeMap(graph: Graph, topicOf: (id: CardId) => string): MapLayout {
  const groups = connected(graph)
  const layers = layersOf(graph)
  const alone = new Map<string, CardId[]>()
  for (const [only, second] of groups) {
    const id = only === undefined || second !== undefined ? undefined : graph.ids[only]
    if (id === undefined) continue
    const topic = topicOf(id)
    const others = alone.get(topic)
    if (others) others.push(id)
    else alone.set(topic, [id])
  }
  const chains = groups.filter(({ length }) => length > 1).map((cards) => chainBlock(graph, cards, layers))
  const blocks = [...chains, ...[...alone].map(([topic, ids]) => topicBlock(topic, ids))]
  const { width, height, places } = pack(blocks, GAP, RATIO)
  const placed = blocks.map((block, i) => ({ ...block, ...(places[i] ?? { x: 0, y: 0 }) }))
  return {
    width,
    height,
    groups: placed.map(({ cells, ...group }) => ({ ...group, cards: cells.length })),
    places: new Map(
      placed.flatMap(({ x, y, cells }) =>
        cells.map(({ id, column, row }) => [id, { x: x + column * CELL.width, y: y + row * CELL.height }]),
      ),
    ),
  }
}

function chainBlock(graph: Graph, cards: readonly number[], layers: Uint32Array): Block {
  const cells = [...rowsIn(graph, cards, layers)].flatMap(([card, row]) => {
    const id = graph.ids[card]
    return id === undefined ? [] : { id, column: at(layers, card), row }
  })
  // Of several cards that a chain may begin with the author's first.
  const first = cards.find((card) => layers[card] === 0)
  return block('chain', (first !== undefined && graph.ids[first]) || '', cells)
}

function topicBlock(topic: string, ids: readonly CardId[]): Block {
  const columns = Math.ceil(Math.sqrt((ids.length * RATIO * CELL.height) / CELL.width))
  const cells = ids.map((id, i) => ({ id, column: i % columns, row: Math.floor(i / columns) }))
  return block('topic', topic, cells)
}

const block = (kind: Block['kind'], name: string, cells: Block['cells']): Block => ({
  kind,
  name,
  cells,
  width: CELL.width * (1 + Math.max(...cells.map(({ column }) => column))),
  height: CELL.height * (1 + Math.max(...cells.map(({ row }) => row))),
})
