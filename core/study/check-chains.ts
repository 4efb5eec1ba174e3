import { type Finding, finding } from '#core/card/lint/finding.ts'
import { readFields } from '#core/card/lint/fields.ts'
import { backEdges, buildGraph } from '#core/chain/graph.ts'
import type { Edge } from '#core/chain/graph.ts'
import { makeshiftRoots, wayBetween } from '#core/chain/ways.ts'
import type { CheckedCard } from './checked-card.ts'

/** The most cards of a circle that are named. */
const MAX_NAMED = 8

/** Circles of follow-ups, which are allowed; of those that nothing leads into, also the card they begin with. */
export function chainFindings(cards: readonly CheckedCard[]): readonly Finding[] {
  const byId = new Map(cards.toReversed().map((one) => [one.card.id, one]))
  const edges = [...byId.values()].flatMap(({ card }) =>
    card.followUps.flatMap((item, position): Edge[] =>
      item.kind === 'card' ? [{ parent: card.id, child: item.id, position }] : [],
    ),
  )
  const inPathOrder = cards.map(({ card }) => card.id)
  const graph = buildGraph(inPathOrder, edges)

  const circles = backEdges(graph).flatMap(({ parent, child }) => {
    const one = byId.get(parent)
    const link = one?.uses.find((use) => use.kind === 'card' && use.id === child && use.section === 'followups')
    if (!one || !link) return []
    const way = [...wayBetween(graph, child, parent), child]
    const named = way.length > MAX_NAMED ? [...way.slice(0, MAX_NAMED), '…', child] : way
    const message = `this follow-up closes a circle: ${named.join(' → ')}`
    return [finding('cycle', one.file, link, message, 'leave it if it is meant; it never holds a card back')]
  })
  const islands = makeshiftRoots(graph).flatMap((id) => {
    const one = byId.get(id)
    if (!one) return []
    const message = 'nothing leads here but its own circle, which begins with this card because its file comes first'
    const mend = 'let a card from outside lead into the circle, or take out the link that closes it'
    return [finding('unreachable-card', one.file, readFields(one.source).at('id'), message, mend)]
  })
  return [...circles, ...islands]
}
