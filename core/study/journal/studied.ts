import { setImmediate } from 'node:timers/promises'
import type { DayFigures } from '#core/journal/day-figures.ts'
import type { Days } from '#core/journal/period.ts'
import { dayCounted, dayCounter } from '#core/schedule/day-counter.ts'
import { addDays, startOfStudyDay, type StudyDayConfig } from '#core/schedule/study-day.ts'
import { quartersBetween } from '#core/store/studied.ts'
import type { Context } from '../context.ts'
import { readSettings } from '../settings.ts'

/** The instants between which these days lie: from the first (inclusive) to the second (exclusive). */
export const instantsOf = ({ first, last }: Days, config: StudyDayConfig): readonly [Date, Date] => [
  startOfStudyDay(first, config),
  startOfStudyDay(addDays(last, 1), config),
]

const EVER: readonly [Date, Date] = [new Date(0), new Date(8.64e15)]

/**
 * What was done on each study day on which anything was answered, practised or read, in order. What was only looked at, or
 * written, is no study here.
 */
export async function studiedDays({ db }: Pick<Context, 'db'>, days: Days | null): Promise<readonly DayFigures[]> {
  const { day: config } = await readSettings(db)
  const [from, to] = days === null ? EVER : instantsOf(days, config)
  const dayOf = dayCounter(config)
  const sums = new Map<number, Omit<DayFigures, 'day'>>()
  for (const [i, { at, ...quarter }] of (await quartersBetween(db, from, to)).entries()) {
    if (i % 5000 === 4999) await setImmediate()
    const day = dayOf(at)
    const sum = sums.get(day) ?? { reviews: 0, recalled: 0, attempts: 0, spentMs: 0 }
    sums.set(day, {
      reviews: sum.reviews + quarter.reviews,
      recalled: sum.recalled + quarter.recalled,
      attempts: sum.attempts + quarter.attempts,
      spentMs: sum.spentMs + quarter.spentMs,
    })
  }
  return [...sums].toSorted(([a], [b]) => a - b).map(([day, sum]) => ({ day: dayCounted(day), ...sum }))
}
