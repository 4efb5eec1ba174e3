import { z } from 'zod'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Larger than any offset from UTC in the time zone database, local mean times included. */
const LARGEST_OFFSET_MS = 16 * HOUR_MS

/** Where and when a learner's day begins: at `rolloverHour` (0 to 23) by the clock of `timeZone` (IANA). */
export const StudyDayConfig = z
  .strictObject({
    timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone, such as Asia/Shanghai'),
    rolloverHour: z.int().min(0).max(23),
  })
  .readonly()
export type StudyDayConfig = z.infer<typeof StudyDayConfig>

/**
 * A local calendar day that begins at the rollover hour: YYYY-MM-DD. Days sort as text. What comes in lies in the years 1000
 * to 8999, so that all that is reckoned from it, such as its week, is a day as well.
 */
export const StudyDay = z.iso
  .date()
  .refine((day) => /^[1-8]/.test(day), 'must lie in the years 1000 to 8999')
  .brand<'StudyDay'>()
export type StudyDay = z.infer<typeof StudyDay>

/** The last instant that a fact may have, in ms since the epoch: days a year after it are days as well. */
export const LATEST_MS = Date.UTC(9000, 0) - 1

/**
 * The study day `at` falls in: the last one that has begun. A day that has begun stays begun, even where the clock
 * is then set back across the rollover, so a later instant is never on an earlier day.
 */
export const studyDay = (at: Date, config: StudyDayConfig): StudyDay => dayText(dayOf(at, config))

/**
 * The first instant of `day`: the first at which the local clock shows the rollover hour, or, where the clock skips
 * that hour, the first after the gap. A day the zone left out altogether (Samoa, 2011-12-30) starts with the next.
 */
export function startOfStudyDay(day: StudyDay, config: StudyDayConfig): Date {
  return new Date(startMs(dayNumber(day), config))
}

/** The study day `days` (whole, may be negative) after `day`. */
export function addDays(day: StudyDay, days: number): StudyDay {
  return dayText(dayNumber(day) + days)
}

/** Whole days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: StudyDay, to: StudyDay): number {
  return dayNumber(to) - dayNumber(from)
}

/** As `daysBetween` the study days of two instants, without a text for either: for folding by the million. */
export const studyDaysBetween = (from: Date, to: Date, config: StudyDayConfig): number =>
  dayOf(to, config) - dayOf(from, config)

/** The start of the study day `days` (whole, may be negative) after the one `at` falls in. */
export const startOfDayAfter = (at: Date, days: number, config: StudyDayConfig): Date =>
  new Date(startMs(dayOf(at, config) + days, config))

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: StudyDay): number => (((dayNumber(day) + 3) % 7) + 7) % 7

function dayOf(at: Date, config: StudyDayConfig): number {
  const atMs = at.getTime()
  let day = Math.floor((atMs + LARGEST_OFFSET_MS) / DAY_MS)
  while (startMs(day, config) > atMs) day -= 1
  return day
}

function dayNumber(day: StudyDay): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS
}

function dayText(day: number): StudyDay {
  const text = new Date(day * DAY_MS).toISOString().slice(0, 10)
  if (!/^\d{4}-/.test(text)) throw new RangeError(`a study day lies in the years 0000 to 9999, not ${text}`)
  return text as StudyDay
}

/** Starts of days already worked out, by zone and rollover hour: rows by the thousand ask for the same few days. */
const knownStarts = new Map<string, Map<number, number>[]>()

function startMs(day: number, { timeZone, rolloverHour }: StudyDayConfig): number {
  let byHour = knownStarts.get(timeZone)
  if (!byHour) knownStarts.set(timeZone, (byHour = Array.from({ length: 24 }, () => new Map<number, number>())))
  const starts = byHour[rolloverHour]
  if (!starts) throw new RangeError(`a rollover hour is 0 to 23, not ${rolloverHour}`)
  let start = starts.get(day)
  if (start === undefined)
    starts.set(day, (start = firstInstantShowing(day * DAY_MS + rolloverHour * HOUR_MS, timeZone)))
  return start
}

/**
 * The first instant at which the clock of `timeZone` shows `wallMs` (a wall time written as if it were UTC) or later.
 * Takes it that an offset changes at most once within the two days around it.
 */
function firstInstantShowing(wallMs: number, timeZone: string): number {
  const before = offsetMs(wallMs - DAY_MS, timeZone)
  const after = offsetMs(wallMs + DAY_MS, timeZone)
  if (before === after) return wallMs - before
  const early = wallMs - Math.max(before, after)
  const late = wallMs - Math.min(before, after)
  // In an overlap both show it and the first counts; beside a transition only one does; in a gap, neither.
  for (const instant of [early, late]) if (offsetMs(instant, timeZone) === wallMs - instant) return instant
  let low = early
  let high = late
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetMs(middle, timeZone) === before) low = middle
    else high = middle
  }
  return high
}

/** Making a formatter costs a hundred times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function offsetMs(instantMs: number, timeZone: string): number {
  let formatter = formatters.get(timeZone)
  if (!formatter) formatters.set(timeZone, (formatter = wallClock(timeZone)))
  const fields = formatter.format(instantMs).match(/\d+/g)?.map(Number) ?? []
  const [month = NaN, day = NaN, year = NaN, hour = NaN, minute = NaN, second = NaN] = fields
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instantMs / 1000) * 1000
}

function wallClock(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
}

function isTimeZone(name: string): boolean {
  try {
    wallClock(name)
    return true
  } catch {
    // Intl has no other way of saying that it does not know a zone.
    return false
  }
}
