import { err } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import { lacking } from '#core/schedule/evaluate/enough.ts'
import type { TooFew } from '#core/schedule/evaluate/enough.ts'
import { evaluation } from '#core/schedule/evaluate/evaluation.ts'
import type { Evaluation, TrainedFold } from '#core/schedule/evaluate/evaluation.ts'
import { readLog } from '#core/schedule/evaluate/log.ts'
import type { LoggedReview } from '#core/schedule/evaluate/log.ts'
import { temporalFolds } from '#core/schedule/evaluate/split.ts'
import type { StudyDayConfig } from '#core/schedule/study-day.ts'
import { train } from './training.ts'
import type { TrainingError, TrainingOptions } from './training.ts'
import { inTurns } from './turns.ts'

/**
 * How well FSRS predicts a learner's own recalls, beside simpler models: each fifth of the trials after the first sixth
 * is predicted by what was learnt from everything before it (`temporalFolds`). Nothing is stored. `onProgress` is told
 * how much of the training is done. The same reviews give the same figures.
 */
export async function evaluate(
  reviews: readonly LoggedReview[],
  day: StudyDayConfig,
  { signal, onProgress }: TrainingOptions = {},
): Promise<Result<Evaluation, TooFew | TrainingError>> {
  const read = await inTurns(readLog(reviews, day), signal)
  if (!read.ok) return read
  const log = read.value
  const folds = temporalFolds(log.trials)
  const lack = lacking(log, folds)
  if (lack) return err(lack)

  const trained: TrainedFold[] = []
  for (const fold of folds) {
    const share = (of: number): void => onProgress?.((trained.length + of) / folds.length)
    const weights = await train(log, fold.from, { signal, onProgress: share })
    if (!weights.ok) return weights
    trained.push({ ...fold, weights: weights.value })
  }
  return inTurns(evaluation(log, trained, day), signal)
}
