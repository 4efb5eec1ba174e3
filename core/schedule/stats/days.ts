import { dayCounted, dayCounter } from '../day-counter.ts'
import type { Pausing } from '../evaluate/pausing.ts'
import { minutesIn } from '../minutes.ts'
import type { StudyDay, StudyDayConfig } from '../study-day.ts'
import type { Answer } from './answer.ts'

/** What was answered on one study day. */
export type DayFigures = {
  readonly day: StudyDay
  readonly reviews: number
  /** Reviews that were measured, and the minutes they took; a long absence counts as `LONGEST_MINUTES`. */
  readonly measured: number
  readonly minutes: number
}

type Count = { reviews: number; measured: number; minutes: number }

/** What was answered on each study day, in the order of days. Days without an answer are left out. */
export function* dayFigures(answers: readonly Answer[], config: StudyDayConfig): Pausing<readonly DayFigures[]> {
  const dayOf = dayCounter(config)
  const counts = new Map<number, Count>()
  for (const [i, { reviewedAt, durationMs }] of answers.entries()) {
    if (i % 5000 === 4999) yield
    const day = dayOf(reviewedAt)
    let count = counts.get(day)
    if (!count) counts.set(day, (count = { reviews: 0, measured: 0, minutes: 0 }))
    count.reviews += 1
    if (durationMs === null) continue
    count.measured += 1
    count.minutes += minutesIn(durationMs)
  }
  return [...counts].toSorted(([a], [b]) => a - b).map(([day, count]) => ({ day: dayCounted(day), ...count }))
}

/** Several days taken together. */
export type DaySum = Omit<DayFigures, 'day'> & { readonly days: number }

export const sumOfDays = (days: readonly DayFigures[]): DaySum =>
  days.reduce<DaySum>(
    (sum, { reviews, measured, minutes }) => ({
      days: sum.days + 1,
      reviews: sum.reviews + reviews,
      measured: sum.measured + measured,
      minutes: sum.minutes + minutes,
    }),
    { days: 0, reviews: 0, measured: 0, minutes: 0 },
  )
