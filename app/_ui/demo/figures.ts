import type { LimitName, Phase } from '#core/demo/run.ts'
import { fill } from '../fill.ts'
import type { Words } from './views.ts'

// Numbers with their units, as the reader's language writes them.

const KB = 1024
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

const unit = (locale: string, value: number, of: string, digits: number): string =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: of,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(value)

/** 190 ms, 1.24 s. */
export const sayMs = (locale: string, ms: number): string =>
  ms < 1000 ? unit(locale, Math.round(ms), 'millisecond', 0) : unit(locale, ms / 1000, 'second', ms < 10_000 ? 2 : 1)

/** 512 MB, in steps of 1024. */
export function sayBytes(locale: string, bytes: number): string {
  const step = bytes < KB ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(KB)))
  const value = bytes / KB ** step
  return unit(locale, value, UNITS[step] ?? 'byte', value < 10 ? 1 : 0)
}

export const sayCount = (locale: string, n: number): string => new Intl.NumberFormat(locale).format(n)

/** Tenths of a second, always with one digit, so that a running clock does not jump. */
export const tenths = (locale: string, ms: number): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    Math.floor(ms / 100) / 10,
  )

export const sayWhen = (locale: string, timeZone: string, at: Date | string): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(new Date(at))

const MEASURE: Readonly<Record<LimitName, 'ms' | 'bytes' | 'count'>> = {
  wall: 'ms',
  cpu: 'ms',
  output: 'bytes',
  'tree-memory': 'bytes',
  'process-memory': 'bytes',
  processes: 'count',
  'file-size': 'bytes',
  artefact: 'bytes',
  'machine-memory': 'bytes',
}

type Hit = { readonly limit: LimitName; readonly allowed: number; readonly phase: Phase }

/** Which limit it was, and how much it allowed. */
export function sayLimit({ limit, allowed, phase }: Hit, words: Words['limit'], locale: string): string {
  const measure = MEASURE[limit]
  const said =
    measure === 'ms'
      ? sayMs(locale, allowed)
      : measure === 'bytes'
        ? sayBytes(locale, allowed)
        : sayCount(locale, allowed)
  return fill(limit === 'wall' && phase === 'build' ? words.buildWall : words[limit], { allowed: said })
}
