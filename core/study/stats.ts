import type { CardId } from '#core/card/card.ts'
import { type DaySum, sumOfDays } from '#core/schedule/stats/days.ts'
import type { Period } from '#core/schedule/stats/periods.ts'
import type { RecallFigures } from '#core/schedule/stats/recalls.ts'
import type { CardTimes, TimeFigures } from '#core/schedule/stats/times.ts'
import type { Proportion } from '#core/schedule/stats/wilson.ts'
import { type StudyDay, studyDay } from '#core/schedule/study-day.ts'
import { historyStamp } from '#core/store/card-events.ts'
import { briefs, indexStamp } from '#core/store/cards.ts'
import type { Db } from '#core/store/db.ts'
import { getProjection } from '#core/store/settings.ts'
import type { Context } from './context.ts'
import { readSettings } from './settings.ts'
import { figuresOf, type StatsFigures } from './stats-figures.ts'

/** A card that took long, by its name. Null: its file is gone. */
export type SlowCard = CardTimes<CardId> & { readonly card: { readonly title: string; readonly lang: string } | null }

export type Stats = Pick<StatsFigures, 'days' | 'forecast' | 'memories' | 'chains'> &
  RecallFigures & {
    readonly today: StudyDay
    /** What `retention`, `calibration` and `times` look back on. */
    readonly period: Period
    /** Of all days. */
    readonly total: DaySum
    /** Share of cards to be recalled when they fall due, as the learner wants it; topics may have one of their own. */
    readonly desiredRetention: number
    /** Recalled in the last 30 study days. Null: there were too few reviews to say. */
    readonly lastMonth: Proportion | null
    readonly times: TimeFigures<CardId>
    /** The slowest cards of `times`. */
    readonly slowest: readonly SlowCard[]
  }

/** What the statistics page shows, looking back over `period`. */
export async function viewStats(ctx: Context, period: Period): Promise<Stats> {
  const now = ctx.now()
  const settings = await readSettings(ctx.db)
  const { recalls, times, ...figures } = await keptFigures(ctx.db, settings, now)
  const slowest = times[period].times.ok ? times[period].times.value.slowest : []
  const known = await briefs(
    ctx.db,
    slowest.map(({ cardId }) => cardId),
  )
  const lastMonth = recalls[30].retention
  return {
    ...figures,
    ...recalls[period],
    period,
    today: studyDay(now, settings.day),
    total: sumOfDays(figures.days),
    desiredRetention: settings.desiredRetention,
    lastMonth: lastMonth.ok ? lastMonth.value.recalled : null,
    times: times[period],
    slowest: slowest.map((one) => ({ ...one, card: known.get(one.cardId) ?? null })),
  }
}

/** The figures worked out last, of each open database, and what they depend on. */
const kept = new WeakMap<Db, { readonly stamp: string; readonly figures: Promise<StatsFigures> }>()

/** All figures, worked out anew only where a fact, a card, a setting or the study day has changed. */
async function keptFigures(
  db: Db,
  settings: Awaited<ReturnType<typeof readSettings>>,
  now: Date,
): Promise<StatsFigures> {
  // Under other settings schedules are those of the settings before until they are folded anew.
  const facts = [await historyStamp(db), await indexStamp(db), await getProjection(db)]
  const stamp = JSON.stringify([facts, settings, studyDay(now, settings.day)])
  const known = kept.get(db)
  const figures = known?.stamp === stamp ? known.figures : figuresOf(db, settings, now)
  kept.set(db, { stamp, figures })
  try {
    return await figures
  } catch (error) {
    kept.delete(db)
    throw error
  }
}
