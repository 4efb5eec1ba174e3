import { addDays, daysBetween, startOfStudyDay, studyDay, StudyDay } from './study-day.ts'
import type { StudyDayConfig } from './study-day.ts'

const DAY_MS = 86_400_000
const EPOCH = StudyDay.parse('1970-01-01')

type Span = { readonly count: number; readonly startMs: number; readonly endMs: number }

/**
 * Counts study days from that of 1970-01-01, which is 0. Remembers the days it has met, by the days of UTC they lie in,
 * so that going through a million reviews asks the zone once for each day.
 */
export function dayCounter(config: StudyDayConfig): (at: Date) => number {
  const known = new Map<number, Span[]>()
  return (at) => {
    const atMs = at.getTime()
    const utcDay = Math.floor(atMs / DAY_MS)
    let spans = known.get(utcDay)
    if (!spans) known.set(utcDay, (spans = []))
    let span = spans.find(({ startMs, endMs }) => startMs <= atMs && atMs < endMs)
    if (!span) spans.push((span = spanOf(studyDay(at, config), config)))
    return span.count
  }
}

/** The study day that `dayCounter` counts as `count`. */
export const dayCounted = (count: number): StudyDay => addDays(EPOCH, count)

const spanOf = (day: StudyDay, config: StudyDayConfig): Span => ({
  count: daysBetween(EPOCH, day),
  startMs: startOfStudyDay(day, config).getTime(),
  endMs: startOfStudyDay(addDays(day, 1), config).getTime(),
})
