import { daysBetween, studyDay, type StudyDayConfig } from '#core/schedule/study-day.ts'
import type { Format, Translate } from './i18n.ts'
import type { Locale } from './locale.ts'

type Said = { readonly t: Translate; readonly format: Format; readonly locale: Locale }

/** A span of days, as coarse as it is long: 3 days, 2.5 months, 1.4 years. */
export function saySpan({ t, format }: Said, days: number): string {
  const rounded = (value: number) => Number(format.number(value, { maximumFractionDigits: 1, numberingSystem: 'latn' }))
  if (days < 1) return t('span.none')
  if (days < 31) return t('span.days', { count: Math.round(days) })
  if (days < 365) return t('span.months', { count: rounded(days / 30.4) })
  return t('span.years', { count: rounded(days / 365.25) })
}

/** Whole study days from `now` to `at`; negative when it has been. */
export function daysUntil(at: Date, now: Date, day: StudyDayConfig): number {
  return daysBetween(studyDay(now, day), studyDay(at, day))
}

/** A day in words: yesterday, today, tomorrow, in 5 days, and further off by its date. */
export function sayDay({ format, locale }: Said, at: Date, now: Date, day: StudyDayConfig): string {
  const days = daysUntil(at, now, day)
  if (Math.abs(days) <= 7) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
  const sameYear = Math.abs(days) < 300
  return format.dateTime(at, { month: 'short', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) })
}
