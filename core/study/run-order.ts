import type { CardId } from '#core/card/card.ts'
import type { CardBrief, OutlineNode, Standing } from './views.ts'

/** The cards of an outline as it is read from top to bottom, each once. */
export const inReadingOrder = (nodes: readonly OutlineNode[]): CardBrief[] =>
  nodes.flatMap((node) => (node.kind === 'card' && !node.repeated ? [node.card, ...inReadingOrder(node.children)] : []))

/**
 * In what order a run asks the cards of a chain, given in reading order. The `first` cards that need it most come first,
 * in reading order among themselves, so that a run follows the thread as an interview does; the rest come after them, in
 * reading order too. Most in need are the due, the least well remembered before others; then those never passed, locked
 * ones too, as practising ahead is allowed; then the rest, the least well remembered before others.
 */
export function orderChain(cards: readonly CardBrief[], first: number): CardId[] {
  const byNeed = cards.toSorted((a, b) => rank(a.standing) - rank(b.standing) || recall(a) - recall(b))
  const chosen = new Set(byNeed.slice(0, first))
  return [...cards.filter((card) => chosen.has(card)), ...cards.filter((card) => !chosen.has(card))].map(({ id }) => id)
}

function rank(standing: Standing): number {
  if (standing.state !== 'review') return 1
  return standing.isDue ? 0 : standing.passedAt === null ? 1 : 2
}

/** Cards that were never answered are all alike, and before those that were. */
const recall = ({ standing }: CardBrief): number => (standing.state === 'review' ? standing.retrievability : 0)
