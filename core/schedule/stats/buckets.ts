/** How many values lie from `from` (inclusive) to `to` (exclusive; null: to whatever end there is). */
export type Bucket = { readonly from: number; readonly to: number | null; readonly count: number }

/** Counts values in buckets that begin at `starts` (ascending). What lies before the first counts in the first. */
export function bucketsFrom(starts: readonly number[]): {
  readonly add: (value: number) => void
  readonly buckets: () => readonly Bucket[]
} {
  const counts = starts.map(() => 0)
  return {
    add: (value) => {
      const place = bucketOf(starts, value)
      counts[place] = (counts[place] ?? 0) + 1
    },
    buckets: () => starts.map((from, i) => ({ from, to: starts[i + 1] ?? null, count: counts[i] ?? 0 })),
  }
}

/** The place among `starts` (ascending) of the bucket that a value lies in. */
export function bucketOf(starts: readonly number[], value: number): number {
  let place = 0
  while (place + 1 < starts.length && value >= (starts[place + 1] ?? Infinity)) place += 1
  return place
}
