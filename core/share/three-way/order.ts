import { type SectionId, SECTIONS } from '#core/card/stages.ts'

type Order = readonly SectionId[]

/** Two orders of sections, as far as both have the same ones. */
export function commonOrders(mine: Order, theirs: Order): { readonly mine: Order; readonly theirs: Order } {
  const countIn = (order: Order, id: SectionId): number => order.filter((one) => one === id).length
  const isCommon = (id: SectionId): boolean => countIn(mine, id) === countIn(theirs, id)
  return { mine: mine.filter(isCommon), theirs: theirs.filter(isCommon) }
}

/**
 * Puts sections in order. One for which the order has no place comes after the last that belongs before it, so that it is the
 * same place whichever side has the section already.
 */
export function inOrder<S extends { readonly id: SectionId }>(sections: readonly S[], order: Order): readonly S[] {
  const left = [...sections]
  const take = (id: SectionId): readonly S[] => {
    const at = left.findIndex((one) => one.id === id)
    return at < 0 ? [] : left.splice(at, 1)
  }
  const placed = order.flatMap(take)
  for (const section of left.toSorted((a, b) => rankOf(a.id) - rankOf(b.id))) {
    const before = placed.findLastIndex((one) => rankOf(one.id) <= rankOf(section.id))
    placed.splice(before + 1, 0, section)
  }
  return placed
}

const rankOf = (id: SectionId): number => SECTIONS.indexOf(id)
