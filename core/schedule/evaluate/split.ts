import type { Trial } from './log.ts'

/** How often an evaluation learns from the past and predicts what came next. */
const FOLDS = 5

/** Trials by their place in the log: what lies before `from` may be learnt from, `from` up to `to` is predicted. */
export type Fold = { readonly from: number; readonly to: number }

/**
 * Splits trials, in the order of time, into six equal parts: the first is only learnt from, each of the others is
 * predicted by what was learnt from everything before it. As scikit-learn's `TimeSeriesSplit(n_splits=5)`, which
 * srs-benchmark uses (what does not divide goes to the first part), but for trials at one instant, which are not parted:
 * all that is learnt from is strictly earlier than all that is predicted. A fold that this leaves empty is left out.
 */
export function temporalFolds(trials: readonly Trial[]): Fold[] {
  const size = Math.floor(trials.length / (FOLDS + 1))
  const cuts = Array.from({ length: FOLDS + 1 }, (_, i) => cutAt(trials, trials.length - (FOLDS - i) * size))
  return cuts.slice(1).flatMap((to, i) => {
    const from = cuts[i] ?? 0
    return from > 0 && from < to ? [{ from, to }] : []
  })
}

/** The last `share` (0..1) of the trials, all of them strictly later than those before. */
export function laterPart(trials: readonly Trial[], share: number): Fold {
  return { from: cutAt(trials, Math.round(trials.length * (1 - share))), to: trials.length }
}

/** The first place from `wanted` on before which every trial is strictly earlier than every trial after. */
function cutAt(trials: readonly Trial[], wanted: number): number {
  let cut = wanted
  while (cut > 0 && cut < trials.length && trials[cut]?.atMs === trials[cut - 1]?.atMs) cut += 1
  return cut
}
