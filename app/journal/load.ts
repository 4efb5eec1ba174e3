import type { DayLine, JournalDay } from '#core/journal/days.ts'
import { type StudyDay, studyDay } from '#core/schedule/study-day.ts'
import { dayOutline, journalDays } from '#core/study/journal/days.ts'
import type { EventFilter } from '#core/study/journal/events.ts'
import { study } from '../_server/study.ts'
import type { DayHead } from './_days/said.ts'
import { isFiltered, type Look } from './look.ts'

const filterOf = ({ kind, topic, verdict, card: cardId }: Omit<Look, 'day'>): EventFilter => ({
  kind,
  topic,
  verdict,
  cardId,
})

/** All days there are, newest first. Today is among them whatever has happened, unless only some events are asked for. */
export async function loadHeads(look: Look): Promise<readonly DayHead[]> {
  const { ctx } = await study()
  const today = await emptyToday(look)
  const heads = (await dayOutline(ctx, filterOf(look))).map(headOf)
  if (today === null || heads.some(([day]) => day === today)) return heads
  return [...heads, [today, 0] as const].sort(([a], [b]) => (a < b ? 1 : -1))
}

/** The days from `from` to `to`, as `loadHeads` has them. */
export async function loadDays(look: Omit<Look, 'day'>, from: StudyDay, to: StudyDay): Promise<readonly JournalDay[]> {
  const { ctx } = await study()
  const today = await emptyToday(look)
  const days = await journalDays(ctx, from, to, filterOf(look))
  if (today === null || today < from || today > to || days.some(({ day }) => day === today)) return days
  return [...days, { day: today, events: [] }].sort((a, b) => (a.day < b.day ? 1 : -1))
}

async function emptyToday(look: Omit<Look, 'day'>): Promise<StudyDay | null> {
  const { settings, now } = await study()
  return isFiltered(look) ? null : studyDay(now, settings.day)
}

const headOf = ({ day, counts }: DayLine): readonly [StudyDay, number] => [
  day,
  Object.values(counts).reduce((sum, n) => sum + n, 0),
]
