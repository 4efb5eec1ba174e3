import { findNames } from '#core/card/links.ts'
import type { JournalEvent } from '#core/journal/event.ts'
import { dayNote, lookBackNote, type Telling } from '#core/journal/markdown/day-note.ts'
import { wikilink } from '#core/journal/markdown/vault.ts'
import { addDays, startOfStudyDay, type StudyDay, studyDay, type StudyDayConfig } from '#core/schedule/study-day.ts'
import { firstEventAt } from '#core/store/journal-span.ts'
import { eventsBetween, EVERYTHING } from '../journal/events.ts'
import type { VaultWriter } from './vault-writer.ts'

type EntryEvent = Extract<JournalEvent, { readonly kind: 'entry' }>

/** Days that are read at a time. */
const DAYS_AT_ONCE = 31
const [BEGINNING, END] = [new Date(0), new Date(8.64e15)]

/** Writes a note for each day that anything happened on, and for each look back; answers how many days there are. */
export async function writeJournal(writer: VaultWriter): Promise<number> {
  const { ctx, plan, phrases, config, put, timeOf, onProgress } = writer
  const demoTitles = new Map(plan.demos.map(({ demo, note }) => [String(demo.id), note]))
  const demo = (id: string): string => {
    const note = demoTitles.get(id)
    return note === undefined ? id : wikilink(note)
  }
  const telling: Telling = { vault: plan.vault, phrases, timeOf, demo }
  const entries = await entriesByDay(writer, telling)
  let written = 0
  const putDay = async (day: StudyDay, events: readonly JournalEvent[]): Promise<void> => {
    const note = `journal/${day.slice(0, 4)}/${day}`
    await put(note, dayNote(day, [...(entries.get(day) ?? []), ...events], note, telling))
    entries.delete(day)
    written += 1
  }

  const [first, last] = [await firstEventAt(ctx.db), studyDay(ctx.now(), config)]
  let day = first === null ? addDays(last, 1) : studyDay(first, config)
  for (; day <= last; day = addDays(day, DAYS_AT_ONCE)) {
    onProgress('days', written, written + entries.size)
    const [from, to] = [day, addDays(day, DAYS_AT_ONCE)].map((one) => startOfStudyDay(one, config))
    for (const [on, events] of byDay(await eventsBetween(ctx, from ?? BEGINNING, to ?? END), config)) {
      await putDay(on, events)
    }
  }
  // Days on which something was written, and nothing else happened.
  for (const left of [...entries.keys()].toSorted()) await putDay(left, [])
  return written
}

function byDay(events: readonly JournalEvent[], config: StudyDayConfig): ReadonlyMap<StudyDay, JournalEvent[]> {
  const days = new Map<StudyDay, JournalEvent[]>()
  for (const event of events) {
    // Entries stand on the day they are of, which is told elsewhere.
    if (event.kind === 'entry') continue
    const day = studyDay(event.at, config)
    const others = days.get(day)
    if (others) others.push(event)
    else days.set(day, [event])
  }
  return days
}

/** What was written of each day; looks back become notes of their own. */
async function entriesByDay(
  { ctx, plan, phrases, put }: VaultWriter,
  telling: Telling,
): Promise<Map<StudyDay, EntryEvent[]>> {
  const days = new Map<StudyDay, EntryEvent[]>()
  for (const event of await eventsBetween(ctx, BEGINNING, END, { ...EVERYTHING, kind: 'entry' })) {
    if (event.kind !== 'entry') continue
    const { day, entryKind, text, entryId } = event
    await plan.learn(findNames(text, [{ id: 'preface', heading: '', start: 0, end: text.length }]))
    if (entryKind === 'note') days.set(day, [...(days.get(day) ?? []), event])
    else {
      const place = plan.place('reviews', `${day} ${entryKind}`, entryId.slice(0, 8))
      await put(place, lookBackNote(event, `${phrases.entry[entryKind]} ${day}`, place, telling))
    }
  }
  return days
}
