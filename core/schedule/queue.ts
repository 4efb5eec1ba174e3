import type { CardId } from '#core/card/card.ts'

/** A card whose day has come. `parents`: the cards that list it as a follow-up. */
export type DueItem = {
  readonly id: CardId
  readonly dueAt: Date
  /** 0..1, now. */
  readonly retrievability: number
  readonly parents: readonly CardId[]
}

/**
 * A new card that may be asked. A follow-up names the passed parent that opened it, when that was, and its place in the
 * parent's stage 6; a root was opened by nothing, and its place is that among the roots.
 */
export type OpenItem = { readonly id: CardId; readonly position: number } & (
  | { readonly openedBy: CardId; readonly openedAt: Date }
  | { readonly openedBy: null; readonly openedAt: null }
)

export type QueueEntry = { readonly id: CardId; readonly reason: 'due' | 'follow-up' | 'root' }

/**
 * Whether a new card may be asked: nothing gates it, or one of the cards that do has been passed. `gatingParents` are
 * its parents but for those whose edge is a back-edge; one that was never reviewed counts with `passedAt: null`.
 */
export function isOpen(gatingParents: readonly { readonly passedAt: Date | null }[]): boolean {
  return gatingParents.length === 0 || gatingParents.some((parent) => parent.passedAt !== null)
}

/**
 * What to ask, in order: first the due cards, the least well remembered first (of equals, a parent before its
 * follow-ups); then new ones, where you stopped: follow-ups, the most recently opened first and in their author's order,
 * then roots. At most `newLeftToday` new ones, and at most `limit` in all.
 *
 * This is the whole of queue policy for now, and the one place for it: the full policy (load balancing, interleaving of
 * topics, a daily budget) replaces this function and nothing else.
 */
export function orderQueue(input: {
  readonly due: readonly DueItem[]
  readonly open: readonly OpenItem[]
  readonly newLeftToday: number
  readonly limit: number
}): QueueEntry[] {
  const due = dueInOrder(input.due).map(({ id }): QueueEntry => ({ id, reason: 'due' }))
  const fresh = input.open
    .toSorted(byOpening)
    .map(({ id, openedBy }): QueueEntry => ({ id, reason: openedBy === null ? 'root' : 'follow-up' }))
  return [...due, ...fresh.slice(0, Math.max(0, input.newLeftToday))].slice(0, Math.max(0, input.limit))
}

function byOpening(a: OpenItem, b: OpenItem): number {
  // A root counts as opened at the beginning of time.
  const openedMs = (item: OpenItem) => item.openedAt?.getTime() ?? -Infinity
  return (
    descending(openedMs(a), openedMs(b)) ||
    ascending(a.openedBy ?? '', b.openedBy ?? '') ||
    ascending(a.position, b.position) ||
    ascending(a.id, b.id)
  )
}

/** Equals are common: cards of one chain that were learnt on one day are remembered equally well. */
function dueInOrder(due: readonly DueItem[]): DueItem[] {
  const sorted = due.toSorted(
    (a, b) =>
      ascending(a.retrievability, b.retrievability) ||
      ascending(a.dueAt.getTime(), b.dueAt.getTime()) ||
      ascending(a.id, b.id),
  )
  const ordered: DueItem[] = []
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    end = start + 1
    while (end < sorted.length && sorted[end]?.retrievability === sorted[start]?.retrievability) end += 1
    ordered.push(...parentsFirst(sorted.slice(start, end)))
  }
  return ordered
}

/** Keeps the order but for moving parents before their children. Where parents go round in a circle, some order. */
function parentsFirst(items: readonly DueItem[]): DueItem[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  const ordered = new Set<DueItem>()
  const entered = new Set<DueItem>()
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

function ascending<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function descending<T extends number | string>(a: T, b: T): number {
  return ascending(b, a)
}
