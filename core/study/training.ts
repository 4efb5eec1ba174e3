import { optimize } from '#core/optimizer/optimize.ts'
import type { TrainingError, TrainingOptions } from '#core/optimizer/training.ts'
import { err, ok } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import type { TooFew } from '#core/schedule/evaluate/enough.ts'
import { insideWrite } from '#core/store/reviews.ts'
import { addTraining, type StoredTraining } from '#core/store/trainings.ts'
import type { Context } from './context.ts'
import { inTurn } from './in-turn.ts'
import { loggedReviews } from './review-log.ts'
import { readSettings } from './settings.ts'

/**
 * Trains weights on the learner's reviews, and keeps them with how they did against those in force, be they better or
 * not. What is in force stays so until `adoptTraining`. Where it fails, nothing is kept. In this process one is trained
 * after the other, as two at once would both take twice as long.
 */
export const trainWeights = (
  ctx: Context,
  options: TrainingOptions = {},
): Promise<Result<StoredTraining, TrainError>> => inTurn(`training in ${ctx.dataDir}`, () => train(ctx, options))

export type TrainError = TooFew | TrainingError

async function train(ctx: Context, options: TrainingOptions): Promise<Result<StoredTraining, TrainError>> {
  const { day, weights: present } = await readSettings(ctx.db)
  const reviews = await loggedReviews(ctx.db, options.signal)
  const optimized = await optimize(reviews, present, day, options)
  if (!optimized.ok) return optimized
  if (options.signal?.aborted) return err({ kind: 'cancelled' })
  const training = { trainedAt: ctx.now(), present, ...optimized.value }
  return ok({ id: await insideWrite(ctx.db, (tx) => addTraining(tx, training)), ...training })
}
