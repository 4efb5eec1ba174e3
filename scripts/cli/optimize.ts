import { optimize as optimizeLog } from '#core/optimizer/optimize.ts'
import type { Optimized } from '#core/optimizer/optimize.ts'
import type { Output } from './output.ts'
import { readReviews, sayTraining, untilInterrupted } from './review-log.ts'
import { difference, refused, scoreTable } from './scores.ts'

/** Trains weights and says whether they predict better than those in use. Stores nothing. */
export async function optimize({ csv }: { readonly csv?: string }): Promise<Output> {
  const { reviews, policy } = await readReviews(csv)
  const optimized = await untilInterrupted((signal) =>
    optimizeLog(reviews, policy.weights, policy.day, { signal, onProgress: sayTraining() }),
  )
  if (!optimized.ok) return refused(optimized.error)
  return { text: describe(optimized.value), json: { outcome: 'optimized', ...optimized.value } }
}

function describe({ weights, trainedOn, figures }: Optimized): string {
  const verdict = figures.isBetter
    ? `They would be adopted, trained anew on all ${trainedOn} recalls:`
    : 'They would not be adopted, as it is not lower by more than noise. They were:'
  return [
    `Trained on ${figures.trainedOn} recalls, compared on the ${figures.predicted} that came later.`,
    scoreTable([
      ['present weights', figures.present],
      ['trained weights', figures.trained],
    ]),
    `Log loss of the trained weights: ${difference(figures.logLossDifference)}.`,
    `${verdict}\n${weights.map((weight) => weight.toFixed(4)).join(', ')}`,
  ].join('\n\n')
}
