import type { DateTimeFormatOptions } from 'use-intl/core'
import type { DaySum } from '#core/journal/day-figures.ts'
import type { Days, Period } from '#core/journal/period.ts'
import type { StudyDay } from '#core/schedule/study-day.ts'
import type { Format, Translate } from '../../_server/i18n.ts'
import type { Locale } from '../../_server/locale.ts'
import { sayMinutes } from '../../stats/say.ts'

export type Said = { readonly t: Translate; readonly format: Format; readonly locale: Locale }

/** Days are those of the calendar, in no time zone. */
const at = (day: StudyDay): Date => new Date(`${day}T12:00:00Z`)

export const sayDay = ({ format }: Said, day: StudyDay, style: DateTimeFormatOptions): string =>
  format.dateTime(at(day), { ...style, timeZone: 'UTC' })

/** November 23 – November 29, 2026; where the years differ each has its own. In Chinese Intl falls back to figures with slashes. */
export function sayDays(said: Said, { first, last }: Days, style: 'long' | 'short'): string {
  const day = { month: style, day: 'numeric' } as const
  if (first.slice(0, 4) !== last.slice(0, 4)) {
    const whole = { year: 'numeric', ...day } as const
    return said.t('back.range', { from: sayDay(said, first, whole), to: sayDay(said, last, whole) })
  }
  const year = first.slice(0, 4)
  return said.t('back.rangeOfYear', { year, from: sayDay(said, first, day), to: sayDay(said, last, day) })
}

/** November 23 – November 29, 2026; November 2026; 2026 */
export function sayPeriod(said: Said, period: Period, style: 'long' | 'short' = 'long'): string {
  switch (period.span) {
    case 'week':
      return sayDays(said, period, style)
    case 'month':
      return sayDay(said, period.first, { year: 'numeric', month: 'long' })
    case 'year':
      return sayDay(said, period.first, { year: 'numeric' })
    default:
      return period.span satisfies never
  }
}

/** What was done, in a sentence or a few. Those after the first begin with a space where the language has spaces. */
export const saySum = (said: Said, sum: DaySum, passed: number): string => {
  const { days, minutes } = sum
  return `${said.t('back.studied', { days, time: sayMinutes(said, minutes) })}${sayDone(said, sum, passed)}`.trim()
}

/** The same of a day, on which something was studied. */
export const sayDaySum = (said: Said, sum: DaySum): string =>
  `${sum.minutes >= 1 ? said.t('back.studiedFor', { time: sayMinutes(said, sum.minutes) }) : ''}${sayDone(said, sum, 0)}`.trim()

const sayDone = ({ t }: Said, { reviews, recalled, attempts }: DaySum, passed: number): string =>
  [
    ...(reviews > 0 ? [t('back.reviewed', { reviews, recalled })] : []),
    ...(attempts > 0 ? [t('back.attempted', { attempts })] : []),
    ...(passed > 0 ? [t('back.passed', { passed })] : []),
  ].join('')
