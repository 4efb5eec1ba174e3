import type { Rating } from '#core/schedule/rating.ts'

/** What a simulated learner really remembers of a card by itself, which no scheduler gets to see. */
export type TrueMemory = {
  /** Chance, 0..1, of recalling it `days` (more than 0) after its last answer. */
  readonly recallChance: (days: number) => number
  /** What an answer rated so, `days` (more than 0) after the last one, leaves of it. The answer was looked up if need be. */
  readonly after: (rating: Rating, days: number) => TrueMemory
}

/**
 * How one learner learns: the memory that the first answer to a card leaves. `ease`: how easy the card is for them, a
 * standard normal number.
 */
export type Learner = (ease: number, firstRating: Rating) => TrueMemory

/** A model of memory, of which each learner is another case. `trait`: a standard normal number for each of their traits. */
export type TrueModel = (trait: (nth: number) => number) => Learner
