/**
 * Places in this order, at least 1 apart, as near as can be to those wanted, by the sum of squares. Whoever stands in
 * each other's way is moved together (pool adjacent violators; Ayer et al. 1955).
 */
export function nearest(wanted: readonly number[]): readonly number[] {
  // Less its own number, a place must not be before the one in front; that is all that is left of "1 apart".
  const runs: { sum: number; count: number }[] = []
  for (const [i, place] of wanted.entries()) {
    let run = { sum: place - i, count: 1 }
    for (let before = runs.at(-1); before && before.sum / before.count > run.sum / run.count; before = runs.at(-1)) {
      runs.pop()
      run = { sum: before.sum + run.sum, count: before.count + run.count }
    }
    runs.push(run)
  }
  return runs.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count)).map((place, i) => place + i)
}
