import { addDays, startOfStudyDay, studyDay } from '../study-day.ts'
import type { StudyDayConfig } from '../study-day.ts'

/** How far back figures look: so many study days, today included. */
export const PERIODS = ['30', '90', '365', 'all'] as const
export type Period = (typeof PERIODS)[number]

/** Something for each period. */
export type ByPeriod<T> = Readonly<Record<Period, T>>

export const byPeriod = <T>(make: (period: Period) => T): ByPeriod<T> => ({
  30: make('30'),
  90: make('90'),
  365: make('365'),
  all: make('all'),
})

/** The first instant of a period that ends on the study day of `now`, in ms since the epoch. */
export function beginningOf(period: Period, now: Date, config: StudyDayConfig): number {
  if (period === 'all') return -Infinity
  return startOfStudyDay(addDays(studyDay(now, config), 1 - Number(period)), config).getTime()
}
