import type { Log } from './log.ts'
import type { Fold } from './split.ts'

/**
 * Trials that a log must have before anything is trained or judged. With 400, the smallest part that an evaluation trains
 * on (a sixth: 66) is just past the 64 from which fsrs-rs trains all weights (`compute_parameters`; below, only the first
 * four), and an optimization trains on 320, more than the 200 or so after which trained weights were found to hold for
 * the next thousand reviews (github.com/ankitects/anki/issues/3094). 400 was Anki's own limit until 24.06, which then
 * left it to whoever asks.
 */
const TRIALS_NEEDED = 400

/**
 * Different cards that must be among the trials predicted. Intervals from fewer than some 30 clusters are too narrow
 * (Cameron, Gelbach, Miller, "Bootstrap-based improvements for inference with clustered errors", 2008).
 */
const CARDS_NEEDED = 30

export type TooFew = {
  readonly kind: 'too-few'
  /** Trials in the log, and how many it takes. */
  readonly trials: number
  readonly trialsNeeded: number
  /** Different cards among the trials that would be predicted, and how many it takes. */
  readonly cards: number
  readonly cardsNeeded: number
}

/** What a log lacks for its trials of `folds` to be predicted by what came before. Null: nothing. */
export function lacking({ trials }: Log, folds: readonly Fold[]): TooFew | null {
  const cards = new Set(folds.flatMap(({ from, to }) => trials.slice(from, to).map(({ card }) => card))).size
  if (trials.length >= TRIALS_NEEDED && cards >= CARDS_NEEDED) return null
  return { kind: 'too-few', trials: trials.length, trialsNeeded: TRIALS_NEEDED, cards, cardsNeeded: CARDS_NEEDED }
}
