import type { DayFigures } from '#core/journal/day-figures.ts'
import type { Days } from '#core/journal/period.ts'
import type { DayTime } from '#core/journal/time.ts'
import { dayCounter, dayCounted } from '#core/schedule/day-counter.ts'
import { addDays, startOfStudyDay, type StudyDay, type StudyDayConfig } from '#core/schedule/study-day.ts'
import { type Quarter, quartersBetween } from '#core/store/studied.ts'
import type { Context } from '../context.ts'
import { readSettings } from '../settings.ts'
import { minutesBetween, minutesOfDays, type StudyTime } from './time.ts'

/** The instants between which these days lie: from the first (inclusive) to the second (exclusive). */
export const instantsOf = ({ first, last }: Days, config: StudyDayConfig): readonly [Date, Date] => [
  startOfStudyDay(first, config),
  startOfStudyDay(addDays(last, 1), config),
]

/** Days on which something was studied, in order, and the minutes spent on each topic, the most first. */
export type Studied = Pick<StudyTime, 'topics'> & { readonly days: readonly DayFigures[] }

/**
 * What was done on each of these study days on which anything was answered, practised or read, or on which a minute was
 * spent on anything else: a card that was looked at in passing makes no day.
 */
export async function studiedIn(ctx: Context, of: Days): Promise<Studied> {
  const { day: config } = await readSettings(ctx.db)
  const [from, to] = instantsOf(of, config)
  const { days: times, topics } = await minutesBetween(ctx, from, to)
  return { days: figuresOf(times, await quartersBetween(ctx.db, from, to), config), topics }
}

/** The same of each of these days alone, in order. */
export async function studiedOn(ctx: Context, days: readonly StudyDay[]): Promise<readonly DayFigures[]> {
  const { day: config } = await readSettings(ctx.db)
  const times = await minutesOfDays(ctx, days)
  const quarters: Quarter[] = []
  for (const day of days) {
    quarters.push(...(await quartersBetween(ctx.db, ...instantsOf({ first: day, last: day }, config))))
  }
  return figuresOf([...times.values()], quarters, config)
}

function figuresOf(
  times: readonly DayTime[],
  quarters: readonly Quarter[],
  config: StudyDayConfig,
): readonly DayFigures[] {
  const minutesOf = new Map(times.map(({ day, minutes }) => [day, minutes]))
  const dayOf = dayCounter(config)
  const figures = new Map<StudyDay, DayFigures>()
  for (const [day, minutes] of minutesOf) if (minutes >= 1) figures.set(day, { ...NOTHING, day, minutes })
  for (const { at, reviews, recalled, attempts } of quarters) {
    const day = dayCounted(dayOf(at))
    const before = figures.get(day) ?? { ...NOTHING, day, minutes: minutesOf.get(day) ?? 0 }
    figures.set(day, {
      ...before,
      reviews: before.reviews + reviews,
      recalled: before.recalled + recalled,
      attempts: before.attempts + attempts,
    })
  }
  return [...figures.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

const NOTHING = { reviews: 0, recalled: 0, attempts: 0 } as const
