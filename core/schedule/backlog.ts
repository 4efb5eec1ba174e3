/** A study day that takes some of a backlog. */
export type Room = {
  /** Cards that are due on it anyhow. */
  readonly due: number
  /** How much of a usual day's cards it takes, 0..1. */
  readonly share: number
}

/**
 * Spreads a backlog over days: for each of the `items`, which come in the order in which they should be asked, the number
 * of its day (0: the first). Days fill up evenly, for their shares, with what is due on them counted in; a day without a
 * share gets nothing, unless none has one.
 */
export function spreadBacklog(items: number, days: readonly Room[]): readonly number[] {
  const isOff = days.every(({ share }) => share === 0)
  const filled = days.map(({ due }) => due)
  const taken = days.map(() => 0)
  for (let left = items; left > 0; left -= 1) {
    let emptiest = 0
    const level = (day: number): number => ((filled[day] ?? 0) + 1) / (isOff ? 1 : (days[day]?.share ?? 0))
    for (const day of days.keys()) if (level(day) < level(emptiest)) emptiest = day
    filled[emptiest] = (filled[emptiest] ?? 0) + 1
    taken[emptiest] = (taken[emptiest] ?? 0) + 1
  }
  return taken.flatMap((count, day) => Array.from({ length: count }, () => day))
}
