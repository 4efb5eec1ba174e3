import { err, ok } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import { lacking } from '#core/schedule/evaluate/enough.ts'
import type { TooFew } from '#core/schedule/evaluate/enough.ts'
import { readLog } from '#core/schedule/evaluate/log.ts'
import type { Log, LoggedReview } from '#core/schedule/evaluate/log.ts'
import { atOnce } from '#core/schedule/evaluate/pausing.ts'
import { laterPart } from '#core/schedule/evaluate/split.ts'
import type { Fold } from '#core/schedule/evaluate/split.ts'
import type { Weights } from '#core/schedule/memory.ts'
import { improvement } from '#core/schedule/optimize/improvement.ts'
import type { Improvement } from '#core/schedule/optimize/improvement.ts'
import type { StudyDayConfig } from '#core/schedule/study-day.ts'
import { train } from './training.ts'
import type { TrainingError, TrainingOptions } from './training.ts'
import { inTurns } from './turns.ts'

/** The share of a log that judges what was trained on the rest. */
const LATER_SHARE = 0.2

export type Optimized = {
  /** If `figures.isBetter`: the weights to use from now on. Else those that were tried, and are not to be used. */
  readonly weights: Weights
  /** Trials these weights were trained on: all of the log if they are better, else its earlier part. */
  readonly trainedOn: number
  readonly figures: Improvement
}

/**
 * Trains weights on the earlier four fifths of a log and compares them with the present ones (null: those FSRS ships
 * with) on the strictly later fifth. Only if they are better there (`Improvement.isBetter`), the final weights are
 * trained on all of the log. Nothing is stored. `onProgress` is told how much of the training is done.
 */
export async function optimize(
  reviews: readonly LoggedReview[],
  present: Weights | null,
  day: StudyDayConfig,
  { signal, onProgress }: TrainingOptions = {},
): Promise<Result<Optimized, TooFew | TrainingError>> {
  const read = await inTurns(readLog(reviews, day), signal)
  if (!read.ok) return read
  const log = read.value
  const { later, lack } = judgedPart(log)
  if (lack) return err(lack)

  const within = (from: number, to: number): TrainingOptions => ({
    signal,
    onProgress: (share) => onProgress?.(from + share * (to - from)),
  })
  const trained = await train(log, later.from, within(0, 0.45))
  if (!trained.ok) return trained
  const compared = await inTurns(improvement(log, later, { present, trained: trained.value }, day), signal)
  if (!compared.ok) return compared
  const figures = compared.value
  if (!figures.isBetter) return ok({ weights: trained.value, trainedOn: later.from, figures })
  const final = await train(log, log.trials.length, within(0.45, 1))
  return final.ok ? ok({ weights: final.value, trainedOn: log.trials.length, figures }) : final
}

/** What these reviews lack for `optimize`. Null: nothing. Works it out at once: for some thousands. */
export const lackingToOptimize = (reviews: readonly LoggedReview[], day: StudyDayConfig): TooFew | null =>
  judgedPart(atOnce(readLog(reviews, day))).lack

/** The part of a log that judges what was trained on the rest, and what the log lacks for that. */
function judgedPart(log: Log): { readonly later: Fold; readonly lack: TooFew | null } {
  const later = laterPart(log.trials, LATER_SHARE)
  return { later, lack: lacking(log, [later]) }
}
