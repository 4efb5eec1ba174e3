/** Bases of the three geometric scales. A bin holds what lies between two neighbouring powers. */
const [DAYS_BASE, REVIEWS_BASE, LAPSES_BASE] = [3.62, 1.89, 1.73]

/**
 * The bin that RMSE(bins) puts a recall into, as a number that is the same for all recalls of one bin: by the interval,
 * the count of reviews and the count of lapses, each on a geometric scale.
 *
 * As in srs-benchmark (`rmse_matrix` in utils.py) and fsrs-rs (`FSRSItem::r_matrix_index`), where bins are named by a
 * rounded representative, 2.48 · 3.62^k days, 1.99 · 1.89^k reviews, 1.65 · 1.73^k lapses; the k are what tells bins
 * apart, and stand here alone.
 *
 * @param days since the review before, at least 1
 * @param reviews of the card on a later study day than the one before it, this one included, and the first: at least 2
 * @param lapses those of them before this one that were forgotten, the first not counted
 */
export function binOf(days: number, reviews: number, lapses: number): number {
  const byLapses = lapses === 0 ? 0 : 1 + power(lapses, LAPSES_BASE)
  return (power(days, DAYS_BASE) * SCALE + power(reviews, REVIEWS_BASE)) * SCALE + byLapses
}

/** More than any of the scales has steps: 1.73^64 is above 10^15. */
const SCALE = 64

const power = (count: number, base: number): number => Math.floor(Math.log(count) / Math.log(base))
