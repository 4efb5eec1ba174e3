import type { CardId } from '#core/card/card.ts'
import { type DayFigures, type DaySum, sumOfDays, within } from '#core/journal/day-figures.ts'
import type { Entry } from '#core/journal/entry.ts'
import { type Period, periodBefore, periodOf, periodsSince, sameDayBefore, type Span } from '#core/journal/period.ts'
import type { Streak } from '#core/journal/streak.ts'
import { type StudyDay, studyDay } from '#core/schedule/study-day.ts'
import { entriesOfDays } from '#core/store/entries.ts'
import { passedBetween, type PassedCard } from '#core/store/passed.ts'
import { briefs } from '#core/store/cards.ts'
import { firstStudy } from '#core/store/studied.ts'
import { writtenSpans } from '#core/store/written-spans.ts'
import type { Context } from '../context.ts'
import { readSettings } from '../settings.ts'
import { readJournalSettings } from './settings.ts'
import { streakNow } from './streak.ts'
import { instantsOf, studiedIn, studiedOn } from './studied.ts'

/** A week, a month or a year in one line. */
export type PeriodLine = Period & DaySum & { readonly passed: number; readonly isWritten: boolean }

/** A day of the past that has a like today. */
export type SameDay = {
  readonly day: StudyDay
  readonly sum: DaySum
  readonly passed: readonly { readonly id: CardId; readonly title: string; readonly lang: string }[]
  readonly entries: readonly Entry[]
}

export type Back = {
  readonly today: StudyDay
  readonly week: PeriodLine
  readonly month: PeriodLine
  /** Null: it is switched off, or there is none. */
  readonly streak: Streak | null
  /** Days on which anything was studied, of at least the days asked for. */
  readonly days: readonly DayFigures[]
  /** Those on which anything was done or written. */
  readonly sameDays: readonly SameDay[]
  /** Past weeks, months or years on which anything was done, the latest first; the first page is 1. */
  readonly lines: readonly PeriodLine[]
  readonly page: number
  readonly pages: number
}

/** Lines of one page. */
export const BACK_PAGE = 26

type Asked = { readonly span: Span; readonly page: number; /** The first day to be told of. */ readonly from: StudyDay }

/** What there is to look back on. */
export async function viewBack(ctx: Context, asked: Asked): Promise<Back> {
  const { day: config } = await readSettings(ctx.db)
  const today = studyDay(ctx.now(), config)
  const began = await firstStudy(ctx.db)
  const since = began === null ? today : studyDay(began, config)
  const present = periodOf(asked.span, today)
  const past = periodsSince(present, since)
  const pages = Math.max(1, Math.ceil(past / BACK_PAGE))
  const page = Math.min(asked.page, pages)
  const before = (page - 1) * BACK_PAGE
  const shown = Array.from({ length: Math.min(BACK_PAGE, past - before) }, (_, i) =>
    periodBefore(present, before + i + 1),
  )

  const [week, month] = [periodOf('week', today), periodOf('month', today)]
  const first = [asked.from, month.first, week.first, shown.at(-1)?.first ?? today].sort()[0] ?? today
  const { days } = await studiedIn(ctx, { first, last: today })
  const [from, to] = instantsOf({ first, last: today }, config)
  const passed = (await passedBetween(ctx.db, from, to)).map((one) => ({ ...one, day: studyDay(one.passedAt, config) }))
  const written = new Set((await writtenSpans(ctx.db)).map(([kind, day]) => `${kind} ${day}`))
  const lineOf = (period: Period): PeriodLine => ({
    ...period,
    ...sumOfDays(within(days, period)),
    passed: within(passed, period).length,
    isWritten: written.has(`${period.span} ${period.first}`),
  })
  return {
    today,
    week: lineOf(week),
    month: lineOf(month),
    streak: (await readJournalSettings(ctx.db)).hasStreak ? await streakOn(ctx, days, since, today) : null,
    days,
    sameDays: await sameDaysOf(ctx, sameDayBefore(today, since)),
    lines: shown.map(lineOf).filter((line) => line.days > 0 || line.passed > 0 || line.isWritten),
    page,
    pages,
  }
}

/** Days on end; where they may go on before the first of these days, all days are looked through. */
async function streakOn(
  ctx: Context,
  days: readonly DayFigures[],
  since: StudyDay,
  today: StudyDay,
): Promise<Streak | null> {
  const streak = await streakNow(ctx, days)
  const mayGoOn = streak !== null && streak.since === days[0]?.day && since < streak.since
  return mayGoOn ? streakNow(ctx, (await studiedIn(ctx, { first: since, last: today })).days) : streak
}

async function sameDaysOf(ctx: Context, days: readonly StudyDay[]): Promise<readonly SameDay[]> {
  const { day: config } = await readSettings(ctx.db)
  const studied = await studiedOn(ctx, days)
  const found: SameDay[] = []
  for (const day of days) {
    const of = { first: day, last: day }
    const sum = sumOfDays(within(studied, of))
    const passed = await named(ctx, await passedBetween(ctx.db, ...instantsOf(of, config)))
    const entries = await entriesOfDays(ctx.db, day, day)
    if (sum.days + passed.length + entries.length > 0) found.push({ day, sum, passed, entries })
  }
  return found
}

async function named({ db }: Context, passed: readonly PassedCard[]): Promise<SameDay['passed']> {
  const ids = passed.map(({ cardId }) => cardId)
  const known = await briefs(db, ids)
  return ids.flatMap((id) => known.get(id) ?? []).map(({ id, title, lang }) => ({ id, title, lang }))
}
