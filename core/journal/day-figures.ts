import type { StudyDay } from '#core/schedule/study-day.ts'
import { type Days, partsOf, type Period } from './period.ts'

/** What was done on one study day, or on several. */
export type Figures = {
  readonly reviews: number
  /** Of `reviews`. */
  readonly recalled: number
  /** Single sentences included. */
  readonly attempts: number
  /** Time of study, not rounded. */
  readonly minutes: number
}

/** Those of one day on which anything was studied. */
export type DayFigures = Figures & { readonly day: StudyDay }

/** Those of several days, of which `days` were studied on. */
export type DaySum = Figures & { readonly days: number }

const NOTHING: DaySum = { days: 0, reviews: 0, recalled: 0, attempts: 0, minutes: 0 }

export const sumOfDays = (days: readonly Figures[]): DaySum =>
  days.reduce<DaySum>(
    (sum, one) => ({
      days: sum.days + 1,
      reviews: sum.reviews + one.reviews,
      recalled: sum.recalled + one.recalled,
      attempts: sum.attempts + one.attempts,
      minutes: sum.minutes + one.minutes,
    }),
    NOTHING,
  )

/** Those of the days within `of`. */
export const within = <T extends { readonly day: StudyDay }>(days: readonly T[], { first, last }: Days): readonly T[] =>
  days.filter(({ day }) => first <= day && day <= last)

/** A period by its parts, in order; one in which nothing was done is there with nothing. */
export const byPart = (period: Period, days: readonly DayFigures[]): readonly (Days & DaySum)[] =>
  partsOf(period).map((part) => ({ ...part, ...sumOfDays(within(days, part)) }))
