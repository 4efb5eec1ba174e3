import type { Trial } from './log.ts'
import type { Predictor } from './predictor.ts'

/**
 * Knows only how many of the earlier trials were recalled, and says so of every later one. A model that does no better
 * has learnt nothing about single cards. (AVG in srs-benchmark.)
 */
export function average(earlier: readonly Trial[]): Predictor {
  const share = earlier.filter(({ isRecalled }) => isRecalled).length / earlier.length
  return { predict: () => share, learn: () => undefined }
}

/**
 * Follows how recall has been going of late, over all cards, and knows nothing of any card: a logistic regression on a
 * constant that takes one step of gradient descent after each trial. Start 1.2 (77 %) and step 0.3 as MOVING-AVG in
 * srs-benchmark (`moving_avg` in model_processors.py).
 */
export function movingAverage(): Predictor {
  let logOdds = 1.2
  const chance = (): number => 1 / (1 + Math.exp(-logOdds))
  return {
    predict: chance,
    learn: ({ trial, rating }) => {
      if (trial !== null) logOdds += 0.3 * ((rating === 'again' ? 0 : 1) - chance())
    },
  }
}
