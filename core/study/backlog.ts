import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { err, ok, type Result } from '#core/result.ts'
import { spreadBacklog } from '#core/schedule/backlog.ts'
import { addDays, startOfStudyDay, type StudyDay, studyDay } from '#core/schedule/study-day.ts'
import { addEvents } from '#core/store/card-events.ts'
import type { Tx } from '#core/store/db.ts'
import { dueByDay, dueCounts, dueSchedules } from '#core/store/queue.ts'
import { insideWrite } from '#core/store/reviews.ts'
import { moveDue } from '#core/store/schedules.ts'
import type { BatchId } from './actions.ts'
import type { Context } from './context.ts'
import { shareOf } from './places.ts'
import { forgetting } from './plan.ts'
import { policyOf, readSettings, type Settings } from './settings.ts'

/** Over how many study days, today included, a backlog is spread. */
export const SpreadInput = z.strictObject({ days: z.int().min(2).max(60) })
export type SpreadInput = z.infer<typeof SpreadInput>

/** How many cards were due before today and were not answered. */
export async function countOverdue(ctx: Context): Promise<number> {
  const { day } = await readSettings(ctx.db)
  const [count = 0] = await dueCounts(ctx.db, [lastOfYesterday(studyDay(ctx.now(), day), day)])
  return count
}

/** `moved`: of the overdue cards those that got a later day. The others are left for today. `batch`: null where all are. */
export type Spread = { readonly overdue: number; readonly moved: number; readonly batch: BatchId | null }

/**
 * Spreads what was due before today over the next days, today included: those first that lose most by waiting, and less
 * onto days on which more is due already. One action, and taken back as one. Memory is left alone: each card is only asked
 * later, and its answer counts for the time that has really passed.
 */
export async function spreadOverdue(
  ctx: Context,
  { days }: SpreadInput,
): Promise<Result<Spread, { readonly kind: 'nothing-overdue' }>> {
  const now = ctx.now()
  return insideWrite(ctx.db, async (tx) => {
    const settings = await readSettings(tx)
    const policy = policyOf(settings)
    const today = studyDay(now, settings.day)
    const overdue = await dueSchedules(tx, lastOfYesterday(today, settings.day), Number.MAX_SAFE_INTEGER)
    if (overdue.length === 0) return err({ kind: 'nothing-overdue' as const })

    const lost = new Map(overdue.map((row) => [row.cardId, forgetting(row, now, policy).dailyLoss]))
    const first = overdue.toSorted((a, b) => (lost.get(b.cardId) ?? 0) - (lost.get(a.cardId) ?? 0))
    const dates = Array.from({ length: days }, (_, inDays) => addDays(today, inDays))
    const put = spreadBacklog(first.length, await roomsOf(tx, dates, settings))
    const moves = first.flatMap(({ cardId }, i) => {
      const date = dates[put[i] ?? 0] ?? today
      return date === today ? [] : [{ cardId, dueAt: startOfStudyDay(date, settings.day) }]
    })
    const batch = randomUUID()
    const events = moves.map(({ cardId, dueAt }) => {
      return { cardId, event: { kind: 'set-due' as const, at: now, until: dueAt } }
    })
    await addEvents(tx, events, batch)
    // As folding the histories anew would have it, at once: a day that was set is the day.
    await moveDue(tx, moves)
    return ok({ overdue: overdue.length, moved: moves.length, batch: moves.length === 0 ? null : batch })
  })
}

async function roomsOf(tx: Tx, dates: readonly StudyDay[], settings: Settings) {
  const starts = dates.map((date) => startOfStudyDay(date, settings.day))
  const [from, to] = [starts[0], starts.at(-1)]
  const due = from && to ? await dueByDay(tx, [{ from, to }]) : new Map<number, number>()
  return dates.map((date, i) => ({ due: due.get(starts[i]?.getTime() ?? 0) ?? 0, share: shareOf(date, settings) }))
}

const lastOfYesterday = (today: StudyDay, day: Settings['day']): Date =>
  new Date(startOfStudyDay(today, day).getTime() - 1)
