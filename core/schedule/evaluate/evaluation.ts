import { defaultPolicy } from '../memory.ts'
import type { Policy, Weights } from '../memory.ts'
import type { StudyDayConfig } from '../study-day.ts'
import { average, movingAverage } from './baselines.ts'
import { isBeyondNoise } from './bootstrap.ts'
import type { Estimate } from './bootstrap.ts'
import { compare } from './compare.ts'
import type { ScoreEstimate } from './compare.ts'
import { fsrs } from './fsrs.ts'
import type { Log } from './log.ts'
import { outcomesOf } from './outcomes.ts'
import type { Pausing } from './pausing.ts'
import { predictFold } from './predictor.ts'
import type { Predictor } from './predictor.ts'
import { sm2 } from './sm2.ts'
import type { Fold } from './split.ts'

/** `trained` and `default`: FSRS-6 with weights trained on what came before, and with those it ships with. */
export const MODELS = ['trained', 'default', 'sm2', 'movingAverage', 'average'] as const
export type Model = (typeof MODELS)[number]

/** A fold together with the weights that were trained on all trials before it. */
export type TrainedFold = Fold & { readonly weights: Weights }

export type Evaluation = {
  readonly reviews: number
  readonly cards: number
  readonly trials: number
  /** The trials that were predicted. */
  readonly predicted: {
    readonly trials: number
    readonly cards: number
    /** Share that was recalled, 0..1. */
    readonly recalled: number
    readonly from: Date
    readonly to: Date
  }
  readonly scores: Readonly<Record<Model, ScoreEstimate>>
  /** Log loss of `trained` less that of `default`, and whether it is other than chance makes it anyway. */
  readonly trainedLessDefault: Estimate & { readonly isBeyondNoise: boolean }
  readonly folds: readonly { readonly trainedOn: number; readonly predicted: number; readonly weights: Weights }[]
}

/** The policy by which FSRS predicts with these weights; null: those it ships with. */
export const predictingBy = (weights: Weights | null, day: StudyDayConfig): Policy => ({
  ...defaultPolicy(day.timeZone),
  day,
  weights,
})

/** Lets every model predict the trials of all folds, and scores them. The folds follow each other without a gap. */
export function* evaluation(log: Log, folds: readonly TrainedFold[], day: StudyDayConfig): Pausing<Evaluation> {
  const whole = { from: folds[0]?.from ?? 0, to: folds.at(-1)?.to ?? 0 }
  const trials = log.trials.slice(whole.from, whole.to)
  const outcomes = outcomesOf(trials)
  const byFold = (predictor: (fold: TrainedFold) => Predictor) => predictFolds(log, folds, predictor)
  const chances: Record<Model, Float64Array> = {
    trained: yield* byFold(({ weights }) => fsrs(predictingBy(weights, day))),
    default: yield* predictFold(log, fsrs(predictingBy(null, day)), whole),
    sm2: yield* predictFold(log, sm2(), whole),
    movingAverage: yield* predictFold(log, movingAverage(), whole),
    average: yield* byFold(({ from }) => average(log.trials.slice(0, from))),
  }
  const { scores, logLossDifference } = yield* compare(outcomes, chances)
  const difference = logLossDifference('trained', 'default')
  return {
    reviews: log.steps.length,
    cards: log.cards,
    trials: log.trials.length,
    predicted: {
      trials: trials.length,
      cards: outcomes.cards,
      recalled: trials.filter(({ isRecalled }) => isRecalled).length / trials.length,
      from: new Date(trials[0]?.atMs ?? Number.NaN),
      to: new Date(trials.at(-1)?.atMs ?? Number.NaN),
    },
    scores,
    trainedLessDefault: { ...difference, isBeyondNoise: isBeyondNoise(difference) },
    folds: folds.map(({ from, to, weights }) => ({ trainedOn: from, predicted: to - from, weights })),
  }
}

function* predictFolds(
  log: Log,
  folds: readonly TrainedFold[],
  predictor: (fold: TrainedFold) => Predictor,
): Pausing<Float64Array> {
  const all: number[] = []
  for (const fold of folds) for (const chance of yield* predictFold(log, predictor(fold), fold)) all.push(chance)
  return Float64Array.from(all)
}
