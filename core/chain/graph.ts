import type { CardId } from '#core/card/card.ts'
import { findBackEdges } from './cycles.ts'
import { at, list, listsBy } from './lists.ts'
import type { Lists } from './lists.ts'

/** `child` is item number `position` of the stage 6 of `parent`. */
export type Edge = { readonly parent: CardId; readonly child: CardId; readonly position: number }

/**
 * Follow-ups between cards, with back-edges already told apart. Cards are numbered by their place in the author's order
 * and edges by their place in `edges`; the lists of each card lie one after another in one array, so that a library of
 * a hundred thousand cards takes no more than a moment.
 */
export type Graph = {
  readonly ids: readonly CardId[]
  readonly edges: readonly Edge[]
  readonly numberOf: ReadonlyMap<CardId, number>
  /** Edges that leave each card, in the author's order. */
  readonly outgoing: Lists
  /** Edges that lead to each card and are no back-edges, by the author's order of the parents. */
  readonly gating: Lists
  /** Cards at the two ends of each edge. */
  readonly parentOf: Uint32Array
  readonly childOf: Uint32Array
  /** 1 for a back-edge. */
  readonly isBack: Uint8Array
}

/**
 * The graph of `ids` (in the author's order: that of the paths) and `edges` (in any order). An edge to or from a card
 * that is not among `ids` is left out.
 */
export function buildGraph(ids: readonly CardId[], edges: readonly Edge[]): Graph {
  const numberOf = new Map<CardId, number>()
  for (const id of ids) if (!numberOf.has(id)) numberOf.set(id, numberOf.size)
  const known: Edge[] = []
  const parents = new Uint32Array(edges.length)
  const children = new Uint32Array(edges.length)
  for (const edge of edges) {
    const parent = numberOf.get(edge.parent)
    const child = numberOf.get(edge.child)
    if (parent === undefined || child === undefined) continue
    parents[known.length] = parent
    children[known.length] = child
    known.push(edge)
  }
  const parentOf = parents.subarray(0, known.length)
  const childOf = children.subarray(0, known.length)

  const cards = numberOf.size
  const outgoing = listsBy(
    parentOf,
    cards,
    Uint32Array.from(known, (_, edge) => edge),
  )
  sortByPosition(outgoing, known)
  const isBack = findBackEdges(cards, outgoing, parentOf, childOf)
  const gates = outgoing.items.filter((edge) => !isBack[edge])
  const gating = listsBy(childOf, cards, gates)
  return { ids: [...numberOf.keys()], edges: known, numberOf, outgoing, gating, parentOf, childOf, isBack }
}

/**
 * The edges that close a cycle, a card that follows itself included; they never hold a card back. Found by going
 * depth-first from the cards nothing leads to, then from whatever is left, all in the author's order, so that a cycle
 * is entered where a reader would enter it. What is left without them is acyclic; a graph without cycles has none.
 */
export function backEdges(graph: Graph): Edge[] {
  return graph.edges.filter((_, edge) => graph.isBack[edge])
}

/**
 * The cards that nothing has to be passed before: those no edge leads to but back-edges, and edges from cards that are
 * archived. A cycle that nothing leads into begins with the first of its cards in the author's order. Every card can be
 * reached from some root.
 */
export function rootsOf(graph: Graph, archived: ReadonlySet<CardId> = new Set()): CardId[] {
  return graph.ids.filter((_, card) =>
    list(graph.gating, card).every((edge) => archived.has(cardId(graph, at(graph.parentOf, edge)))),
  )
}

/** The chain of `root`: itself and every card that follow-ups lead to, nearest first. Empty for an unknown card. */
export function reachable(graph: Graph, root: CardId): CardId[] {
  const first = graph.numberOf.get(root)
  const met = new Set(first === undefined ? [] : [first])
  // A set goes on to visit what is added while it is being walked.
  for (const card of met) for (const edge of list(graph.outgoing, card)) met.add(at(graph.childOf, edge))
  return Array.from(met, (card) => cardId(graph, card))
}

/** Sorts each list in place. Most come in order already, and sorting a hundred thousand short ones costs. */
function sortByPosition({ start, items }: Lists, edges: readonly Edge[]): void {
  const position = (edge: number) => edges[edge]?.position ?? 0
  for (let card = 0; card + 1 < start.length; card += 1) {
    const end = at(start, card + 1)
    for (let place = at(start, card) + 1; place < end; place += 1) {
      if (position(at(items, place - 1)) <= position(at(items, place))) continue
      items.subarray(start[card], end).sort((a, b) => position(a) - position(b) || a - b)
      break
    }
  }
}

function cardId(graph: Graph, card: number): CardId {
  const id = graph.ids[card]
  if (id === undefined) throw new RangeError(`no card ${card}`)
  return id
}
