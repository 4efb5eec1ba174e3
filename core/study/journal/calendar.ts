import { icalOf } from '#core/journal/ical.ts'
import { startOfStudyDay, studyDay } from '#core/schedule/study-day.ts'
import type { Context } from '../context.ts'
import { readSettings } from '../settings.ts'
import { dueDays } from './due.ts'

/** Days that the calendar looks ahead. */
const DAYS = 60
/** Questions named on each of them. */
const NAMED = 10

/** What the calendar says, in the reader’s language. */
export type CalendarWords = {
  readonly name: string
  /** How many are due on a day. */
  readonly summary: (count: number) => string
  /** How many are not named. */
  readonly more: (count: number) => string
}

/**
 * What is due on the coming days, as iCalendar: a day with anything due is an event. `url`: where that is seen. The same
 * until something is answered or another study day begins.
 */
export async function dueCalendar(ctx: Context, url: string, { name, summary, more }: CalendarWords): Promise<string> {
  const { day: config } = await readSettings(ctx.db)
  const days = (await dueDays(ctx, DAYS, NAMED)).filter(({ count }) => count > 0)
  return icalOf({
    name,
    madeAt: startOfStudyDay(studyDay(ctx.now(), config), config),
    url,
    days: days.map(({ day, count, cards }) => ({
      day,
      summary: summary(count),
      description: [
        ...cards.map(({ title }) => title),
        ...(count > cards.length ? [more(count - cards.length)] : []),
      ].join('\n'),
    })),
  })
}
