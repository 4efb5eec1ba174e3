import { bucketOf } from './buckets.ts'
import { type Figures, ifEnough, NEEDED } from './enough.ts'
import { type Proportion, proportion, proportionOrNone } from './wilson.ts'

/** First days of the stretches of intervals that are told apart. */
const STARTS = [1, 2, 4, 8, 21, 61, 181] as const

/** How many of the recalls that were asked for after so many days succeeded. */
export type IntervalRecall = {
  readonly fromDays: number
  /** Inclusive. Null: however long. */
  readonly toDays: number | null
  /** Null: there were none. */
  readonly recalled: Proportion | null
}

/** True retention: of reviews that test a memory, the share rated anything but `again`. */
export type Retention = { readonly recalled: Proportion; readonly byInterval: readonly IntervalRecall[] }

/**
 * Counts recalls by the interval before them. What is a recall is for the log to say (`Trial` in `evaluate/log.ts`):
 * the first review of a card on a later study day than its review before.
 */
export function retentionTally(): {
  /** `days`: whole study days since the card's review before, at least 1. */
  readonly add: (days: number, isRecalled: boolean) => void
  readonly figures: () => Figures<Retention>
} {
  const counts = STARTS.map(() => ({ trials: 0, recalled: 0 }))
  return {
    add: (days, isRecalled) => {
      const count = counts[bucketOf(STARTS, days)]
      if (!count) return
      count.trials += 1
      if (isRecalled) count.recalled += 1
    },
    figures: () => {
      const trials = counts.reduce((sum, count) => sum + count.trials, 0)
      const recalled = counts.reduce((sum, count) => sum + count.recalled, 0)
      return ifEnough(trials, NEEDED.recalls, () => ({
        recalled: proportion(recalled, trials),
        byInterval: STARTS.map((fromDays, i) => ({
          fromDays,
          toDays: i + 1 < STARTS.length ? (STARTS[i + 1] ?? 0) - 1 : null,
          recalled: proportionOrNone(counts[i]?.recalled ?? 0, counts[i]?.trials ?? 0),
        })),
      }))
    },
  }
}
