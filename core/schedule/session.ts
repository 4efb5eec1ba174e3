import type { CardId } from '#core/card/card.ts'
import { arranged } from './arrange.ts'
import { leastKnownFirst } from './least-known.ts'

/** What is known of every card that a session may ask. */
type Askable = {
  readonly id: CardId
  /** The cards that list it as a follow-up. */
  readonly parents: readonly CardId[]
  /** Cards that give it away, or that it gives away. */
  readonly spoils: readonly CardId[]
}

/** A card that was learnt, due or not. */
export type LearntItem = Askable & {
  readonly dueAt: Date
  /** 0..1, now. */
  readonly retrievability: number
}

/**
 * In what order a session asks: cards that were learnt, the least well remembered first, of equals a parent before its
 * follow-ups; then new ones, as they come. Neighbours in a chain are kept apart, also from the cards `asked` last; of cards
 * that give each other away only the first is asked.
 */
export function orderSession(input: {
  readonly learnt: readonly LearntItem[]
  readonly fresh: readonly Askable[]
  readonly asked: readonly { readonly id: CardId; readonly parents: readonly CardId[] }[]
}): CardId[] {
  const spoiled = new Set<CardId>()
  const isKept = ({ id, spoils }: Askable): boolean => {
    if (spoiled.has(id)) return false
    for (const other of spoils) spoiled.add(other)
    return true
  }
  const wrap = (items: readonly Askable[]) => items.filter(isKept).map((item) => ({ item }))
  const [learnt, fresh] = [wrap(leastKnownFirst(input.learnt)), wrap(input.fresh)]
  const before = arranged(learnt, input.asked)
  const after = arranged(fresh, [...input.asked, ...before.map(({ item }) => item)])
  return [...before, ...after].map(({ item }) => item.id)
}
