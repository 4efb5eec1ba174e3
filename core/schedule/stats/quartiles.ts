/** A quarter of the values lies at or below `low`, a half at or below `median`, three quarters at or below `high`. */
export type Quartiles = { readonly low: number; readonly median: number; readonly high: number }

/**
 * Quartiles of values in ascending order, at least one; between two values by the straight line between them (type 7 of
 * Hyndman and Fan, "Sample quantiles in statistical packages", 1996), so that a median of two lies halfway.
 */
export function quartiles(sorted: ArrayLike<number>): Quartiles {
  if (sorted.length === 0) throw new RangeError('no values have no quartiles')
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share
    const below = sorted[Math.floor(place)] ?? Number.NaN
    const above = sorted[Math.ceil(place)] ?? Number.NaN
    return below + (above - below) * (place - Math.floor(place))
  }
  return { low: at(0.25), median: at(0.5), high: at(0.75) }
}
