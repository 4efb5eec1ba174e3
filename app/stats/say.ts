import type { DateTimeFormatOptions } from 'use-intl/core'
import type { Period } from '#core/schedule/stats/periods.ts'
import type { Proportion } from '#core/schedule/stats/wilson.ts'
import type { StudyDay } from '#core/schedule/study-day.ts'
import type { Format, Translate } from '../_server/i18n.ts'
import type { Locale } from '../_server/locale.ts'

export type Said = { readonly t: Translate; readonly format: Format; readonly locale: Locale }

/** 12 min, 3 h 5 min */
export function sayMinutes({ t }: Said, minutes: number): string {
  const whole = Math.round(minutes)
  if (whole < 60) return t('stats.time.minutes', { minutes: whole })
  return t('stats.time.hours', { hours: Math.floor(whole / 60), minutes: whole % 60 })
}

/** 48 s, 2 min, 1 min 5 s */
export function saySeconds({ t }: Said, seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 60) return t('stats.time.seconds', { seconds: whole })
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60]
  return rest === 0
    ? t('stats.time.minutes', { minutes })
    : t('stats.time.minutesAndSeconds', { minutes, seconds: rest })
}

/** 91 %, and where a point matters 90.7 %. */
export const sayShare = ({ format }: Said, share: number, digits = 0): string =>
  format.number(share, { style: 'percent', maximumFractionDigits: digits })

export const sayInterval = (said: Said, { low, high }: Proportion): string =>
  said.t('stats.interval', { low: sayShare(said, low), high: sayShare(said, high) })

export const sayDate = ({ format }: Said, day: StudyDay, options: DateTimeFormatOptions): string =>
  format.dateTime(new Date(`${day}T12:00:00Z`), { ...options, timeZone: 'UTC' })

/** A period as messages call it. */
export const nameOf = (period: Period) => (period === 'all' ? period : (`d${period}` as const))

/** A share in a table: how many, of how many, the share and its interval. */
export const cellsOf = (said: Said, of: Proportion | null): string[] =>
  of === null
    ? ['0', '0', '', '', '']
    : [
        said.format.number(of.of),
        said.format.number(of.count),
        ...[of.share, of.low, of.high].map((share) => sayShare(said, share, 1)),
      ]
