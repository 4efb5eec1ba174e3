import { addDays, startOfStudyDay, studyDay, type StudyDay } from '#core/schedule/study-day.ts'
import { briefs, type StoredBrief } from '#core/store/cards.ts'
import { dueIn } from '#core/store/due.ts'
import type { Context } from '../context.ts'
import { readSettings } from '../settings.ts'

/** Before anything was ever due. */
const EVER = new Date(0)

/** What becomes due on one study day; on the first of several, what is overdue with it. */
export type DueDay = {
  readonly day: StudyDay
  readonly count: number
  /** As many as were asked for, the least well remembered first. */
  readonly cards: readonly StoredBrief[]
}

/** What is due today and becomes due on the days after, `days` in all, with the first `limit` cards of each. */
export async function dueDays(ctx: Context, days: number, limit: number): Promise<readonly DueDay[]> {
  const { day: config } = await readSettings(ctx.db)
  const today = studyDay(ctx.now(), config)
  const dates = Array.from({ length: days }, (_, i) => addDays(today, i))
  const found = await dueIn(
    ctx.db,
    dates.map((day, i) => ({
      from: i === 0 ? EVER : startOfStudyDay(day, config),
      to: startOfStudyDay(addDays(day, 1), config),
    })),
    limit,
  )
  const cards = await briefs(
    ctx.db,
    found.flatMap(({ ids }) => ids),
  )
  return dates.map((day, i) => ({
    day,
    count: found[i]?.count ?? 0,
    cards: found[i]?.ids.flatMap((id) => cards.get(id) ?? []) ?? [],
  }))
}
