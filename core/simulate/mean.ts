import type { Estimate } from '#core/schedule/evaluate/bootstrap.ts'

/**
 * The mean of at least two independent figures with its 95 % interval by Student’s t, whose quantile is taken from the
 * expansion in 1/ν (Abramowitz and Stegun 26.7.5), good to a hundredth from 4 degrees of freedom on.
 */
export function meanOf(figures: readonly number[]): Estimate {
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length
  const degrees = figures.length - 1
  const variance = figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0) / degrees
  const reach = studentT(degrees) * Math.sqrt(variance / figures.length)
  return { value: mean, low: mean - reach, high: mean + reach }
}

const Z = 1.959964

const studentT = (degrees: number): number =>
  Z +
  (Z ** 3 + Z) / (4 * degrees) +
  (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * degrees ** 2) +
  (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / (384 * degrees ** 3)
