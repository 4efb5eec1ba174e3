import { addDays, type StudyDay, weekdayOf } from '#core/schedule/study-day.ts'

/** A week from Monday on, up to today. */
export type Week = readonly StudyDay[]

/** The last `count` weeks, the one of `today` last. */
export function weeksUpTo(today: StudyDay, count: number): readonly Week[] {
  const first = addDays(today, -weekdayOf(today) - 7 * (count - 1))
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_day, weekday) => addDays(first, week * 7 + weekday)).filter((day) => day <= today),
  )
}

/** Steps that amounts are drawn in. */
export const STEPS = 4

/**
 * The least amount of each step above the first, for amounts above 0: the steps are alike, and the busiest twentieth of
 * the days is in the last, so that one day of cramming leaves the others to be told apart.
 */
export function stepsOf(amounts: readonly number[]): readonly number[] {
  const sorted = amounts.toSorted((a, b) => a - b)
  const most = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0
  return Array.from({ length: STEPS - 1 }, (_, i) => Math.floor((most * (i + 1)) / STEPS) + 1)
}

/** Which step an amount is in, from 1. */
export const stepOf = (amount: number, steps: readonly number[]): number =>
  1 + steps.filter((least) => amount >= least).length
