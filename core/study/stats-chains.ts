import type { CardId } from '#core/card/card.ts'
import { chainHeads, chainsAmong, rootsPassed } from '#core/chain/progress.ts'
import type { CardMemory } from '#core/store/card-memories.ts'

/** How far chains have been gone through, each counted once. */
export type ChainFigures = {
  readonly chains: number
  /** Everything in them was passed. */
  readonly passed: number
  /** Begun, and something in them is still to do; what several share counts for the one begun first. */
  readonly underWay: number
  /** Their root was not asked yet. */
  readonly notBegun: number
  /** Begun, and what is not passed is suspended, or counts for a chain begun earlier. */
  readonly resting: number
  /** Cards of the library that are not archived, and those of them that were passed. */
  readonly cards: number
  readonly cardsPassed: number
}

/**
 * How far chains have been gone through, as `/chains` and the queue have it. `links`: all follow-ups, by parent. What is
 * archived is neither to be passed nor in the way.
 */
export function chainFigures(
  all: readonly CardMemory[],
  links: readonly { readonly parentId: CardId; readonly childId: CardId; readonly gates: boolean }[],
): ChainFigures {
  const cards = all.filter(({ archived }) => !archived)
  const gating = links.filter(({ gates }) => gates)
  const heads = new Set(chainHeads(idsOf(cards.filter(({ isRoot }) => isRoot)), gating))
  const roots = cards.filter(({ id }) => heads.has(id))
  const left = cards.filter(({ schedule }) => schedule === null || schedule.passedAt === null)
  const passed = rootsPassed(idsOf(roots), links, idsOf(left))
  const begun = roots.filter(({ schedule }) => schedule !== null).toSorted(byFirstReview)
  const rootOf = chainsAmong(idsOf(begun), gating)
  const toDo = left.filter(({ suspendedAt }) => suspendedAt === null)
  const underWay = new Set(toDo.flatMap(({ id }) => rootOf.get(id) ?? [])).size
  return {
    chains: roots.length,
    passed: passed.length,
    underWay,
    notBegun: roots.length - begun.length,
    resting: begun.length - passed.length - underWay,
    cards: cards.length,
    cardsPassed: cards.length - left.length,
  }
}

const idsOf = (cards: readonly CardMemory[]): readonly CardId[] => cards.map(({ id }) => id)

/** As `rootsAsked` has it. */
const byFirstReview = (a: CardMemory, b: CardMemory): number =>
  (a.schedule?.firstReviewAt.getTime() ?? 0) - (b.schedule?.firstReviewAt.getTime() ?? 0) || (a.id < b.id ? -1 : 1)
