/** A share of something counted, with its 95 % interval. */
export type Proportion = {
  readonly count: number
  /** At least 1. */
  readonly of: number
  /** `count / of`, 0..1. */
  readonly share: number
  readonly low: number
  readonly high: number
}

/** Between −z and z lie 95 % of a normal distribution. */
const Z = 1.959963984540054

/**
 * A share with Wilson's score interval, without correction for continuity (Wilson, "Probable inference, the law of
 * succession, and statistical inference", 1927; method 3 of Newcombe, "Two-sided confidence intervals for the single
 * proportion", 1998). It stays within 0 and 1 and says something even where all or none were counted.
 *
 * Takes what is counted for independent. Reviews of one card go alike a little, so that the true interval is somewhat
 * wider. Throws a RangeError where there is nothing to count among.
 */
export function proportion(count: number, of: number): Proportion {
  if (of < 1 || count < 0 || count > of) throw new RangeError(`${count} of ${of} is no share`)
  const share = count / of
  const scale = 1 + Z ** 2 / of
  const centre = (share + Z ** 2 / (2 * of)) / scale
  const reach = (Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))) / scale
  // Exact but for the last digit, which at the ends may come to lie on the wrong side.
  const [low, high] = [Math.max(0, Math.min(share, centre - reach)), Math.min(1, Math.max(share, centre + reach))]
  return { count, of, share, low, high }
}

/** The share, or null where there is nothing to count among. */
export const proportionOrNone = (count: number, of: number): Proportion | null =>
  of === 0 ? null : proportion(count, of)
