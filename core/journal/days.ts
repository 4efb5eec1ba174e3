import { type StudyDay, type StudyDayConfig, studyDay } from '#core/schedule/study-day.ts'
import type { EventKind, JournalEvent } from './event.ts'

/** Every time zone there is today is a whole number of these from UTC, so that all of one is on the same study day. */
export const SLOT_MS = 15 * 60_000

/** Events of a day by their kind. A kind of which there are none is left out. */
export type DayCounts = Readonly<Partial<Record<EventKind, number>>>

/** A day on which anything happened. */
export type DayLine = { readonly day: StudyDay; readonly counts: DayCounts }

/** So many events of a kind on a day; the same day and kind may come more than once. */
export type Counted = { readonly day: StudyDay; readonly kind: EventKind; readonly n: number }

/** The days that have events, newest first, with how many they have of each kind. */
export function dayLines(counted: Iterable<Counted>): readonly DayLine[] {
  const days = new Map<StudyDay, Partial<Record<EventKind, number>>>()
  for (const { day, kind, n } of counted) {
    const counts = days.get(day) ?? {}
    days.set(day, counts)
    counts[kind] = (counts[kind] ?? 0) + n
  }
  return newestFirst([...days].map(([day, counts]) => ({ day, counts })))
}

/** A study day with what happened on it, oldest first. */
export type JournalDay = { readonly day: StudyDay; readonly events: readonly JournalEvent[] }

/** The day an event is told on: the one it happened on; of an entry the one it is of, whenever it was written. */
export const dayOfEvent = (event: JournalEvent, config: StudyDayConfig): StudyDay =>
  event.kind === 'entry' ? event.day : studyDay(event.at, config)

/** Each of these events on its day; the days newest first. */
export function intoDays(events: readonly JournalEvent[], config: StudyDayConfig): readonly JournalDay[] {
  const days = new Map<StudyDay, JournalEvent[]>()
  for (const event of events) {
    const day = dayOfEvent(event, config)
    const others = days.get(day)
    if (others) others.push(event)
    else days.set(day, [event])
  }
  const oldestFirst = (a: JournalEvent, b: JournalEvent): number => a.at.getTime() - b.at.getTime()
  return newestFirst([...days].map(([day, some]) => ({ day, events: some.toSorted(oldestFirst) })))
}

const newestFirst = <T extends { readonly day: StudyDay }>(days: readonly T[]): readonly T[] =>
  days.toSorted((a, b) => (a.day < b.day ? 1 : -1))
