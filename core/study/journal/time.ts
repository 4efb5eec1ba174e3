import type { CardId } from '#core/card/card.ts'
import { ACTIVITIES } from '#core/journal/activity.ts'
import {
  countedSpells,
  type DayTime,
  idleMinutesIn,
  minutesByActivity,
  minutesByCard,
  minutesIn,
  type MinutesOf,
  type Spell,
  timeByDay,
} from '#core/journal/time.ts'
import { addDays, startOfStudyDay, studyDay, type StudyDay, type StudyDayConfig } from '#core/schedule/study-day.ts'
import { briefs } from '#core/store/cards.ts'
import type { Tx } from '#core/store/db.ts'
import { measuredIn, measuredOf } from '#core/store/measured.ts'
import type { Span } from '#core/store/spans.ts'
import { spansWith, stretchesIn, stretchesOf } from '#core/store/stretches.ts'
import type { Context } from '../context.ts'
import { readSettings } from '../settings.ts'

/** Time of study, in minutes (not rounded). Idle minutes were in view without a sign of life, and are in no other sum. */
export type StudyTime = {
  readonly minutes: number
  readonly of: MinutesOf
  readonly idleMinutes: number
  /** Study days on which there was any, in order. */
  readonly days: readonly DayTime[]
  /** The most first. Cards whose file is gone are among them. */
  readonly cards: ReadonlyMap<CardId, number>
  /** The most first. What is spent on a card of several topics is spent on each of them. */
  readonly topics: ReadonlyMap<string, number>
}

/** What was studied from `from` until before `to`. Of study days that lie in it only in part, that part. */
export async function minutesBetween(ctx: Context, from: Date, to: Date): Promise<StudyTime> {
  const { day: config } = await readSettings(ctx.db)
  const spells = from < to ? await spellsIn(ctx.db, [{ from, to }], config) : []
  const cards = minutesByCard(spells)
  return {
    minutes: minutesIn(spells),
    of: minutesByActivity(spells),
    idleMinutes: idleMinutesIn(spells),
    days: timeByDay(spells, config),
    cards,
    topics: await byTopic(ctx.db, cards),
  }
}

/** The time of each of these study days; those on which there was none are left out. */
export async function minutesOfDays(ctx: Context, days: readonly StudyDay[]): Promise<ReadonlyMap<StudyDay, DayTime>> {
  const { day: config } = await readSettings(ctx.db)
  const times = timeByDay(await spellsIn(ctx.db, spansOf(days, config), config), config)
  return new Map(times.map((time) => [time.day, time]))
}

/** Minutes spent on a card so far, and on those it has taken in. */
export async function minutesOfCard(ctx: Context, cardId: CardId): Promise<number> {
  const { day: config } = await readSettings(ctx.db)
  const older = await measuredOf(ctx.db, cardId)
  return minutesIn([...(await stretchesOf(ctx.db, cardId)), ...(await untold(ctx.db, older, config))])
}

/** Of what was measured otherwise, what no stretch of its day and activity stands for, of whichever card that is. */
async function untold(tx: Tx, older: readonly Spell[], config: StudyDayConfig): Promise<readonly Spell[]> {
  const counted: Spell[] = []
  for (const activity of ACTIVITIES) {
    const same = older.filter((spell) => spell.activity === activity)
    const days = [...new Set(same.map(({ at }) => studyDay(at, config)))]
    const told = activity === 'reading' ? [] : await spansWith(tx, activity, spansOf(days, config))
    const toldDays = new Set(told.map((i) => days[i]))
    counted.push(...same.filter(({ at }) => !toldDays.has(studyDay(at, config))))
  }
  return counted
}

const spansOf = (days: readonly StudyDay[], config: StudyDayConfig): readonly Span[] =>
  days.map((day) => ({ from: startOfStudyDay(day, config), to: startOfStudyDay(addDays(day, 1), config) }))

const spellsIn = async (tx: Tx, spans: readonly Span[], config: StudyDayConfig): Promise<readonly Spell[]> =>
  countedSpells(await stretchesIn(tx, spans), await measuredIn(tx, spans), config)

async function byTopic(tx: Tx, cards: ReadonlyMap<CardId, number>): Promise<ReadonlyMap<string, number>> {
  const known = await briefs(tx, [...cards.keys()])
  const topics = new Map<string, number>()
  for (const [id, minutes] of cards) {
    for (const topic of known.get(id)?.topics ?? []) topics.set(topic, (topics.get(topic) ?? 0) + minutes)
  }
  return new Map([...topics].toSorted(([, a], [, b]) => b - a))
}
