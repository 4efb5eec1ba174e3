import { lackingToOptimize } from '#core/optimizer/optimize.ts'
import { err, ok } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import type { TooFew } from '#core/schedule/evaluate/enough.ts'
import type { Weights } from '#core/schedule/memory.ts'
import { countReviews } from '#core/store/review-log.ts'
import { insideWrite } from '#core/store/reviews.ts'
import { allTrainings, type StoredTraining } from '#core/store/trainings.ts'
import type { Context } from './context.ts'
import { rebuildIfBehind } from './refold.ts'
import { loggedReviews } from './review-log.ts'
import { readSettings, saveSettings, type Settings } from './settings.ts'

/** Those FSRS ships with, or those of a training by its id. */
export type Choice = 'defaults' | number

/**
 * What may be done with the weights of a training. `stale`: they were better than others, and were never compared with
 * those in force.
 */
export type TrainingState = 'in-force' | 'adoptable' | 'stale' | 'not-better'

export type WeightsView = {
  /** Null: those in force came from no training that is known here. */
  readonly inForce: 'defaults' | StoredTraining | null
  /** Trained last. Null: nothing was trained yet. */
  readonly last: { readonly training: StoredTraining; readonly state: TrainingState } | null
  /** What was in force before and may be again, newest first; those FSRS ships with at the end. */
  readonly earlier: readonly ('defaults' | StoredTraining)[]
  /** Reviews that count. */
  readonly reviews: number
  /** What they lack to be trained on. Null: nothing, as far as is known before it is tried. */
  readonly lack: TooFew | null
}

/** Up to so many reviews are read to tell whether they are enough; more are taken to be, until training says otherwise. */
const READ_TO_TELL = 4000

/** Which weights are in force, what was trained, and what may be done. */
export async function viewWeights(ctx: Context): Promise<WeightsView> {
  const [{ weights, day }, trainings, reviews] = [
    await readSettings(ctx.db),
    await allTrainings(ctx.db),
    await countReviews(ctx.db),
  ]
  const [last] = trainings
  return {
    inForce: weights === null ? 'defaults' : (trainings.find((one) => isSame(one.weights, weights)) ?? null),
    last: last === undefined ? null : { training: last, state: stateOf(last, weights) },
    earlier: [
      ...trainings.filter(
        (one, i) =>
          !isSame(one.weights, weights) &&
          wasInForce(one.weights, trainings) &&
          // Trained twice on the same reviews: once is enough.
          !trainings.slice(0, i).some((newer) => isSame(newer.weights, one.weights)),
      ),
      ...(weights === null ? [] : ['defaults' as const]),
    ],
    reviews,
    lack: reviews > READ_TO_TELL ? null : lackingToOptimize(await loggedReviews(ctx.db), day),
  }
}

export type TakeError =
  | { readonly kind: 'unknown-training' }
  /** They did not predict better, by more than noise. */
  | { readonly kind: 'not-better' }
  /** They were compared with others than those in force now. */
  | { readonly kind: 'stale' }
  /** Never in force: to be adopted, not returned to. */
  | { readonly kind: 'never-in-force' }

/**
 * Puts the weights of a training in force, if they predicted better than those that are, and folds all schedules anew.
 * Adopting what is in force already changes nothing.
 */
export function adoptTraining(ctx: Context, id: number): Promise<Result<void, TakeError>> {
  return take(ctx, (trainings, { weights }) => {
    const training = trainings.find((one) => one.id === id)
    if (!training) return err({ kind: 'unknown-training' })
    const state = stateOf(training, weights)
    return state === 'stale' || state === 'not-better' ? err({ kind: state }) : ok(training.weights)
  })
}

/** Puts weights in force again that once were, or those FSRS ships with, and folds all schedules anew. */
export function returnTo(ctx: Context, choice: Choice): Promise<Result<void, TakeError>> {
  return take(ctx, (trainings, { weights }) => {
    if (choice === 'defaults') return ok(null)
    const training = trainings.find(({ id }) => id === choice)
    if (!training) return err({ kind: 'unknown-training' })
    const mayReturn = isSame(training.weights, weights) || wasInForce(training.weights, trainings)
    return mayReturn ? ok(training.weights) : err({ kind: 'never-in-force' })
  })
}

/** Chooses under the lock, so that what was true when it was chosen still is when it is saved. */
async function take(
  ctx: Context,
  choose: (trainings: readonly StoredTraining[], settings: Settings) => Result<Weights | null, TakeError>,
): Promise<Result<void, TakeError>> {
  const chosen = await insideWrite(ctx.db, async (tx) => {
    const settings = await readSettings(tx)
    const weights = choose(await allTrainings(tx), settings)
    if (weights.ok && !isSame(weights.value, settings.weights)) {
      await saveSettings(tx, { ...settings, weights: weights.value })
    }
    return weights
  })
  if (!chosen.ok) return chosen
  await rebuildIfBehind(ctx.db)
  return ok(undefined)
}

function stateOf({ weights, present, figures }: StoredTraining, inForce: Weights | null): TrainingState {
  if (isSame(weights, inForce)) return 'in-force'
  if (!figures.isBetter) return 'not-better'
  return isSame(present, inForce) ? 'adoptable' : 'stale'
}

/**
 * They were in force when something was trained. Of weights that were adopted and left with nothing trained in between
 * that is not known; from those they were compared with they can be adopted again.
 */
const wasInForce = (weights: Weights, trainings: readonly StoredTraining[]): boolean =>
  trainings.some(({ present }) => isSame(present, weights))

const isSame = (one: Weights | null, other: Weights | null): boolean =>
  one === other || (one !== null && other !== null && one.every((weight, i) => weight === other[i]))
