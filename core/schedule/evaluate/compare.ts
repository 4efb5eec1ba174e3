import { estimate, resampled } from './bootstrap.ts'
import type { Estimate, Resampled } from './bootstrap.ts'
import { scorer } from './metrics.ts'
import type { Scorer } from './metrics.ts'
import type { Outcomes } from './outcomes.ts'
import type { Pausing } from './pausing.ts'

/** A score with the 95 % interval of each figure. `auc` is null where all trials went alike. */
export type ScoreEstimate = {
  readonly logLoss: Estimate
  readonly rmseBins: Estimate
  readonly auc: Estimate | null
}

export type Comparison<Model extends string> = {
  readonly scores: Readonly<Record<Model, ScoreEstimate>>
  /** Log loss of the one less that of the other on the same trials; below 0, the one is better. */
  readonly logLossDifference: (one: Model, other: Model) => Estimate
}

/** Scores models by the chances they gave to the same trials. */
export function* compare<Model extends string>(
  outcomes: Outcomes,
  chances: Readonly<Record<Model, Float64Array>>,
): Pausing<Comparison<Model>> {
  const scorers = new Map<Model, Scorer>()
  for (const model of Object.keys(chances) as Model[]) {
    yield
    scorers.set(model, scorer(outcomes, chances[model]))
  }
  const known = yield* resampled(scorers, outcomes.cards)
  const intervals = [...scorers.keys()].map((model) => [model, withIntervals(known[model])])
  return {
    scores: Object.fromEntries(intervals) as Record<Model, ScoreEstimate>,
    logLossDifference: (one, other) => {
      const others = known[other].replicates
      const differences = known[one].replicates.map(({ logLoss }, i) => logLoss - (others[i]?.logLoss ?? Number.NaN))
      return estimate(known[one].score.logLoss - known[other].score.logLoss, differences)
    },
  }
}

function withIntervals({ score, replicates }: Resampled): ScoreEstimate {
  const aucs = replicates.flatMap(({ auc }) => auc ?? [])
  return {
    logLoss: estimate(
      score.logLoss,
      replicates.map(({ logLoss }) => logLoss),
    ),
    rmseBins: estimate(
      score.rmseBins,
      replicates.map(({ rmseBins }) => rmseBins),
    ),
    auc: score.auc === null ? null : estimate(score.auc, aucs),
  }
}
