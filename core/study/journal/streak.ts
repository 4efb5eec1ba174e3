import type { DayFigures } from '#core/journal/day-figures.ts'
import { runsOf, type Streak, streakOf } from '#core/journal/streak.ts'
import { foldHistory, type History, isLeech } from '#core/schedule/history.ts'
import type { Policy } from '#core/schedule/memory.ts'
import { addDays, startOfStudyDay, type StudyDay, studyDay } from '#core/schedule/study-day.ts'
import { answeredAcross, firstDueOfIdle } from '#core/store/due-then.ts'
import type { Context } from '../context.ts'
import { historiesOf, policiesFor } from '../refold.ts'
import { readSettings, type Settings } from '../settings.ts'

/** Histories folded at a time: the first of them nearly always tell. */
const AT_ONCE = 100

/**
 * Days of study on end, of these days on which anything was studied. A day on which nothing was done ends them only if a
 * card was due then: each card is folded up to the end of the last study day before, so that what was answered or put off
 * later does not hide that it was. Settings are taken as they are now, and archived cards as never due.
 */
export async function streakNow(ctx: Context, days: readonly DayFigures[]): Promise<Streak | null> {
  const settings = await readSettings(ctx.db)
  const today = studyDay(ctx.now(), settings.day)
  const runs = runsOf(
    days.map(({ day }) => day),
    today,
  )
  return streakOf(runs, today, (last, next) => wasDue(ctx, settings, last, next))
}

/** Whether a card fell due before `next` that was not asked again by the end of `last`. */
async function wasDue({ db }: Context, settings: Settings, last: StudyDay, next: StudyDay): Promise<boolean> {
  const end = startOfStudyDay(addDays(last, 1), settings.day)
  const before = startOfStudyDay(next, settings.day)
  const idle = await firstDueOfIdle(db, end)
  if (idle !== null && idle < before) return true
  const ids = await answeredAcross(db, end)
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = ids.slice(start, start + AT_ONCE)
    const [histories, policyOfCard] = [await historiesOf(db, some), await policiesFor(db, some, settings)]
    if (some.some((id) => wasAskedBefore(before, upTo(end, histories.get(id) ?? []), policyOfCard(id)))) return true
  }
  return false
}

const upTo = (end: Date, history: History): History =>
  history.filter((one) => (one.what === 'review' ? one.reviewedAt : one.at) < end)

function wasAskedBefore(before: Date, history: History, policy: Policy): boolean {
  const { schedule, state } = foldHistory(history, policy)
  if (schedule.state === 'new' || state.suspendedAt !== null || isLeech(schedule.lapses, state.studiedLapses))
    return false
  return schedule.dueAt < before && (state.buriedUntil === null || state.buriedUntil < before)
}
