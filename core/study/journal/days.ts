import { type DayLine, dayLines, intoDays, type JournalDay, SLOT_MS } from '#core/journal/days.ts'
import { addDays, type StudyDay, studyDay, startOfStudyDay } from '#core/schedule/study-day.ts'
import { countEvents, EVERYTHING, type EventFilter, readEntries, readEvents } from '#core/store/journal-events.ts'
import type { Context } from '../context.ts'
import { readSettings } from '../settings.ts'

/** Every study day that has events, newest first, with how many of each kind. */
export async function dayOutline({ db }: Context, filter: EventFilter = EVERYTHING): Promise<readonly DayLine[]> {
  const [slots, { day: config }] = [await countEvents(db, filter), await readSettings(db)]
  return dayLines(
    slots.map(([kind, slot, n]) => ({
      kind,
      n,
      day: typeof slot === 'number' ? studyDay(new Date(slot * SLOT_MS), config) : slot,
    })),
  )
}

/**
 * The days from `from` to `to`, both included, that have events, newest first. Entries stand on the day they are of, whenever
 * they were written.
 */
export async function journalDays(
  { db }: Context,
  from: StudyDay,
  to: StudyDay,
  filter: EventFilter = EVERYTHING,
): Promise<readonly JournalDay[]> {
  const { day: config } = await readSettings(db)
  const [start, end] = [startOfStudyDay(from, config), startOfStudyDay(addDays(to, 1), config)]
  const [entries, happened] = [await readEntries(db, from, to, filter), await readEvents(db, start, end, filter)]
  return intoDays([...entries, ...happened.filter(({ kind }) => kind !== 'entry')], config)
}
