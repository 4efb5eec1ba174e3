import type { Format, Translate } from '../../../_server/i18n.ts'

type Said = { readonly t: Translate; readonly format: Format }

/** 9.4 s, 13 s */
export function saySeconds({ t, format }: Said, ms: number): string {
  return t('attempts.seconds', { value: format.number(Math.round(ms / 100) / 10, { maximumFractionDigits: 1 }) })
}

/** The same in a column of its like: 9.4 s, 13.0 s */
export function sayTenths({ t, format }: Said, ms: number): string {
  const value = format.number(Math.round(ms / 100) / 10, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return t('attempts.seconds', { value })
}

/** A stretch that may be long: 48 s, 1 min 5 s */
export function sayTime(said: Said, ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return said.t('attempts.seconds', { value: said.format.number(seconds) })
  return said.t('attempts.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
}

export function saySize(format: Format, bytes: number): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte']
  return format.number(value, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 })
}

export const sayWhen = (format: Format, at: Date): string =>
  format.dateTime(at, { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' })
