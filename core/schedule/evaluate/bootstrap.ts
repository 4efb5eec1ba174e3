import type { Score, Scorer } from './metrics.ts'
import type { Pausing } from './pausing.ts'
import { seeded } from './seeded.ts'

/** A figure with its 95 % interval. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number }

const REPLICATES = 1000
const SEED = 2023

/** The score of a model, and what it would have been on resampled logs. */
export type Resampled = { readonly score: Score; readonly replicates: readonly Score[] }

/**
 * Scores several models on the same resampled logs. Resampled are whole cards, as many as there are and with
 * replacement, because the trials of one card go alike: drawn one by one, they would make intervals too narrow (the
 * cluster bootstrap; Field and Welsh, "Bootstrapping clustered data", 2007). All models get the same logs, replicate by
 * replicate, so that the difference of two is paired. The same input gives the same figures.
 *
 * What varies is who was asked what. Trained weights are held fixed: the intervals are for the predictions made, not
 * for training anew.
 */
export function* resampled<Model extends string>(
  scorers: ReadonlyMap<Model, Scorer>,
  cards: number,
): Pausing<Readonly<Record<Model, Resampled>>> {
  const below = seeded(SEED)
  const times = new Uint16Array(cards).fill(1)
  const models = [...scorers].map(([model, scored]) => ({
    model,
    scored,
    score: scored(times),
    replicates: [] as Score[],
  }))
  for (let replicate = 0; replicate < REPLICATES; replicate += 1) {
    times.fill(0)
    for (let draw = 0; draw < cards; draw += 1) {
      const card = below(cards)
      times[card] = (times[card] ?? 0) + 1
    }
    for (const { scored, replicates } of models) {
      yield
      replicates.push(scored(times))
    }
  }
  const entries = models.map(({ model, score, replicates }) => [model, { score, replicates }])
  return Object.fromEntries(entries) as Record<Model, Resampled>
}

/**
 * A figure with the spread of its replicates laid around it: from their 2.5th to their 97.5th percentile (nearest
 * ranks), moved by as much as their mean lies off the figure. For log loss and AUC that is next to nothing. But
 * RMSE(bins) is never below 0, so that noise can only add to it, and resampling adds the noise once more: the percentiles
 * alone would lie above the figure itself. So the interval is for what the figure comes to over logs of this size; the
 * part of RMSE(bins) that is noise is in it, and alike for all models of one log.
 */
export function estimate(value: number, replicates: readonly number[]): Estimate {
  const sorted = Float64Array.from(replicates).sort()
  const off = sorted.reduce((sum, replicate) => sum + replicate, 0) / sorted.length - value
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { value, low: rank(0.025) - off, high: rank(0.975) - off }
}

/** A difference is more than noise when its whole interval lies on one side of 0. */
export const isBeyondNoise = ({ low, high }: Estimate): boolean => low > 0 || high < 0
