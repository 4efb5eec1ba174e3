import { err, ok, type Result } from '#core/result.ts'

/**
 * How many it takes before a figure means something; below, nothing is shown but how many there are.
 * - `recalls`: reviews that test a memory. At 30 the 95 % interval of a share of 90 % is still 20 points wide.
 * - `intervalRecalls`: of those, for a stretch of intervals of its own. With 10 the interval is wide and says so.
 * - `calibration`: reviews in four bins of at least 25, fewer than which make no curve.
 * - `memories`: cards that have been answered, for a distribution of them.
 * - `times`: answers that were measured, for quartiles of them.
 * - `cardTimes`: measured answers of a card, to be named among the slowest.
 */
export const NEEDED = {
  recalls: 30,
  intervalRecalls: 10,
  calibration: 100,
  memories: 10,
  times: 10,
  cardTimes: 3,
} as const

export type TooFew = { readonly there: number; readonly needed: number }
/** Figures, or how many there are where it takes more. */
export type Figures<T> = Result<T, TooFew>

/** What `figures` gives, if there are enough for it to mean something. */
export const ifEnough = <T>(there: number, needed: number, figures: () => T): Figures<T> =>
  there >= needed ? ok(figures()) : err({ there, needed })
