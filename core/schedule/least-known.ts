import type { CardId } from '#core/card/card.ts'

/** What decides how soon a card that was learnt is asked. */
type Known = {
  readonly id: CardId
  /** The cards that list it as a follow-up. */
  readonly parents: readonly CardId[]
  readonly dueAt: Date
  /** 0..1, now. */
  readonly retrievability: number
}

/**
 * The least well remembered first, of equals a parent before its follow-ups. Equals are common: cards of one chain that
 * were learnt on one day are remembered equally well.
 */
export function leastKnownFirst<T extends Known>(items: readonly T[]): readonly T[] {
  const sorted = items.toSorted(
    (a, b) =>
      ascending(a.retrievability, b.retrievability) ||
      ascending(a.dueAt.getTime(), b.dueAt.getTime()) ||
      ascending(a.id, b.id),
  )
  const ordered: T[] = []
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    end = start + 1
    while (end < sorted.length && sorted[end]?.retrievability === sorted[start]?.retrievability) end += 1
    ordered.push(...parentsFirst(sorted.slice(start, end)))
  }
  return ordered
}

/** Keeps the order but for moving parents before their children. Where parents go round in a circle, some order. */
function parentsFirst<T extends Known>(items: readonly T[]): T[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  const ordered = new Set<T>()
  const entered = new Set<T>()
  const waiting = items.toReversed()
  for (let item = waiting.at(-1); item; item = waiting.at(-1)) {
    if (entered.has(item)) {
      ordered.add(item)
      waiting.pop()
    } else {
      entered.add(item)
      for (const id of item.parents) {
        const parent = byId.get(id)
        if (parent && !entered.has(parent)) waiting.push(parent)
      }
    }
  }
  return [...ordered]
}

export function ascending<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function descending<T extends number | string>(a: T, b: T): number {
  return ascending(b, a)
}
