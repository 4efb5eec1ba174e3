import type { CardId } from '#core/card/card.ts'
import { dayCounted, dayCounter } from '#core/schedule/day-counter.ts'
import type { StudyDay, StudyDayConfig } from '#core/schedule/study-day.ts'
import { ACTIVITIES, type Activity } from './activity.ts'

const MINUTE_MS = 60_000

/** Time spent on one thing, as it was measured. It belongs to the study day of `at`. */
export type Spell = {
  readonly at: Date
  readonly activity: Activity
  readonly cardId: CardId | null
  readonly activeMs: number
  /** In view, and not counted. */
  readonly idleMs: number
}

/** Minutes of one activity or of all, by what they were spent on. */
export type MinutesOf = Readonly<Record<Activity, number>>

/** Time of one study day, in minutes. Idle minutes are in none of the others. */
export type DayTime = {
  readonly day: StudyDay
  readonly minutes: number
  readonly of: MinutesOf
  readonly idleMinutes: number
}

/**
 * What counts of what was measured in two ways. Where stretches tell of an activity on a study day, they alone do: `older`,
 * the time that answers and attempts took, stands for the days before there were any. Reading is different: its timer
 * runs while its page is not in view, and stretches are measured only while it stands, so that both count.
 */
export function countedSpells(
  stretches: readonly Spell[],
  older: readonly Spell[],
  config: StudyDayConfig,
): readonly Spell[] {
  const dayOf = dayCounter(config)
  const key = ({ at, activity }: Spell): string => `${dayOf(at)} ${activity}`
  const told = new Set(stretches.map(key))
  return [...stretches, ...older.filter((one) => one.activity === 'reading' || !told.has(key(one)))]
}

/** Time by study day, in the order of days. Days on which there was none are left out. */
export function timeByDay(spells: readonly Spell[], config: StudyDayConfig): readonly DayTime[] {
  const dayOf = dayCounter(config)
  const days = new Map<number, Spell[]>()
  for (const spell of spells) {
    const day = dayOf(spell.at)
    const same = days.get(day)
    if (same) same.push(spell)
    else days.set(day, [spell])
  }
  return [...days]
    .toSorted(([a], [b]) => a - b)
    .map(([day, same]) => ({
      day: dayCounted(day),
      minutes: minutesIn(same),
      of: minutesByActivity(same),
      idleMinutes: idleMinutesIn(same),
    }))
}

export const minutesIn = (spells: readonly Spell[]): number =>
  spells.reduce((sum, { activeMs }) => sum + activeMs, 0) / MINUTE_MS

export const idleMinutesIn = (spells: readonly Spell[]): number =>
  spells.reduce((sum, { idleMs }) => sum + idleMs, 0) / MINUTE_MS

export function minutesByActivity(spells: readonly Spell[]): MinutesOf {
  const of = { question: 0, review: 0, practice: 0, reading: 0, writing: 0 }
  for (const { activity, activeMs } of spells) of[activity] += activeMs
  for (const activity of ACTIVITIES) of[activity] /= MINUTE_MS
  return of
}

/** Minutes by card, the most first. What belongs to no card is left out. */
export function minutesByCard(spells: readonly Spell[]): ReadonlyMap<CardId, number> {
  const minutes = new Map<CardId, number>()
  for (const { cardId, activeMs } of spells) {
    if (cardId !== null && activeMs > 0) minutes.set(cardId, (minutes.get(cardId) ?? 0) + activeMs / MINUTE_MS)
  }
  return new Map([...minutes].toSorted(([, a], [, b]) => b - a))
}
