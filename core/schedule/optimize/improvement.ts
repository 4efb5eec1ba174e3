import type { Estimate } from '../evaluate/bootstrap.ts'
import { compare } from '../evaluate/compare.ts'
import type { ScoreEstimate } from '../evaluate/compare.ts'
import { predictingBy } from '../evaluate/evaluation.ts'
import { fsrs } from '../evaluate/fsrs.ts'
import type { Log } from '../evaluate/log.ts'
import { outcomesOf } from '../evaluate/outcomes.ts'
import type { Pausing } from '../evaluate/pausing.ts'
import { predictFold } from '../evaluate/predictor.ts'
import type { Fold } from '../evaluate/split.ts'
import type { Weights } from '../memory.ts'
import type { StudyDayConfig } from '../study-day.ts'

/** How weights trained on the earlier part of a log did on the later part, beside those in use. */
export type Improvement = {
  /** Trials that were trained on, and later ones that both predicted. */
  readonly trainedOn: number
  readonly predicted: number
  readonly present: ScoreEstimate
  readonly trained: ScoreEstimate
  /** Log loss of the trained weights less that of the present ones, on the same trials; below 0, they are better. */
  readonly logLossDifference: Estimate
  /**
   * Better means: a lower log loss, and the whole 95 % interval of the difference (paired, cards resampled) below 0.
   * Weights that only may be better are not worth that all due dates move. And since whoever optimizes every month asks
   * every month, a laxer rule would sooner or later take chance for an improvement; this one does so, where there is
   * nothing to be learnt, in at most 1 of 40 cases.
   */
  readonly isBetter: boolean
}

export function* improvement(
  log: Log,
  later: Fold,
  weights: { readonly present: Weights | null; readonly trained: Weights },
  day: StudyDayConfig,
): Pausing<Improvement> {
  const { scores, logLossDifference } = yield* compare(outcomesOf(log.trials.slice(later.from, later.to)), {
    present: yield* predictFold(log, fsrs(predictingBy(weights.present, day)), later),
    trained: yield* predictFold(log, fsrs(predictingBy(weights.trained, day)), later),
  })
  const difference = logLossDifference('trained', 'present')
  return {
    trainedOn: later.from,
    predicted: later.to - later.from,
    ...scores,
    logLossDifference: difference,
    isBetter: difference.value < 0 && difference.high < 0,
  }
}
