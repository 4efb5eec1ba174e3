import { optimize as optimizeLog } from '#core/optimizer/optimize.ts'
import type { Optimized } from '#core/optimizer/optimize.ts'
import type { Context } from '#core/study/context.ts'
import { trainWeights } from '#core/study/training.ts'
import { adoptTraining, returnTo } from '#core/study/weights.ts'
import { withLibrary } from './library.ts'
import { Failure, type Output } from './output.ts'
import { readReviews, sayProgress, untilInterrupted } from './review-log.ts'
import { difference, refused, scoreTable } from './scores.ts'

type Options = { readonly csv?: string; readonly adopt?: boolean; readonly defaults?: boolean }

/** Trains weights and says whether they predict better than those in force. Stores nothing unless it is to adopt them. */
export async function optimize({ csv, adopt = false, defaults = false }: Options): Promise<Output> {
  if ([csv !== undefined, adopt, defaults].filter(Boolean).length > 1) {
    throw new Failure('give one of --csv, --adopt and --defaults', true)
  }
  if (adopt) return withLibrary(trainAndAdopt)
  if (defaults) return withLibrary(returnToDefaults)
  const { reviews, policy } = await readReviews(csv)
  const optimized = await untilInterrupted((signal) =>
    optimizeLog(reviews, policy.weights, policy.day, { signal, onProgress: sayProgress('training') }),
  )
  if (!optimized.ok) return refused(optimized.error)
  const verdict = optimized.value.figures.isBetter ? 'They would be adopted' : 'They would not be adopted'
  return { text: describe(optimized.value, verdict), json: { outcome: 'optimized', ...optimized.value } }
}

async function trainAndAdopt(ctx: Context): Promise<Output> {
  const trained = await untilInterrupted((signal) => trainWeights(ctx, { signal, onProgress: sayProgress('training') }))
  if (!trained.ok) return refused(trained.error)
  const { id, weights, trainedOn, figures } = trained.value
  const json = { training: id, weights, trainedOn, figures }
  if (!figures.isBetter) {
    return { text: describe(trained.value, 'They were not adopted'), json: { outcome: 'not-better', ...json } }
  }
  const adopted = await adoptTraining(ctx, id)
  // Somebody else may have been at it between training and adopting.
  if (!adopted.ok) throw new Failure('other weights came into force meanwhile; nothing was changed')
  const text = describe(trained.value, 'They are in force, and all due days were worked out anew. They were')
  return { text, json: { outcome: 'adopted', ...json } }
}

async function returnToDefaults(ctx: Context): Promise<Output> {
  const returned = await returnTo(ctx, 'defaults')
  if (!returned.ok) throw new Error(returned.error.kind)
  const text = 'The weights FSRS ships with are in force, and all due days were worked out anew.'
  return { text, json: { outcome: 'returned' } }
}

function describe({ weights, trainedOn, figures }: Optimized, verdict: string): string {
  const because = figures.isBetter
    ? `${verdict}, trained anew on all ${trainedOn} recalls:`
    : `${verdict}, as it is not lower by more than noise. They were:`
  return [
    `Trained on ${figures.trainedOn} recalls, compared on the ${figures.predicted} that came later.`,
    scoreTable([
      ['present weights', figures.present],
      ['trained weights', figures.trained],
    ]),
    `Log loss of the trained weights: ${difference(figures.logLossDifference)}.`,
    `${because}\n${weights.map((weight) => weight.toFixed(4)).join(', ')}`,
  ].join('\n\n')
}
