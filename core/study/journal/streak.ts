import type { CardId } from '#core/card/card.ts'
import type { DayFigures } from '#core/journal/day-figures.ts'
import { runsOf, type Streak, streakOf } from '#core/journal/streak.ts'
import {
  afterEvent,
  afterReview,
  finished,
  type Folded,
  type History,
  isLeech,
  UNSEEN,
} from '#core/schedule/history.ts'
import type { Policy } from '#core/schedule/memory.ts'
import { addDays, startOfStudyDay, type StudyDay, studyDay } from '#core/schedule/study-day.ts'
import type { Tx } from '#core/store/db.ts'
import { answeredAcross, firstDueOfIdle } from '#core/store/due-then.ts'
import type { Context } from '../context.ts'
import { historiesOf, policiesFor } from '../refold.ts'
import { readSettings, type Settings } from '../settings.ts'

/** Histories folded at a time: the first of them nearly always tell. */
const AT_ONCE = 100

/** From when on a card was asked again, after something had happened to it. In ms; null: it was not. */
type Standing = { readonly atMs: number; readonly askedMs: number | null }
/** Of cards whose histories were folded, each once however many days it is asked about. In the order of what happened. */
type Standings = Map<CardId, readonly Standing[]>

/**
 * Days of study on end, of these days on which anything was studied. A day on which nothing was done ends them only if a
 * card was due then: each card as it stood at the end of the last study day before, so that what was answered or put off
 * later does not hide that it was. Settings are taken as they are now, and archived cards as never due.
 */
export async function streakNow(ctx: Context, days: readonly DayFigures[]): Promise<Streak | null> {
  const settings = await readSettings(ctx.db)
  const today = studyDay(ctx.now(), settings.day)
  const runs = runsOf(
    days.map(({ day }) => day),
    today,
  )
  const standings: Standings = new Map()
  return streakOf(runs, today, (last, next) => wasDue(ctx, settings, standings, last, next))
}

/** Whether a card fell due before `next` that was not asked again by the end of `last`. */
async function wasDue(
  { db }: Context,
  settings: Settings,
  standings: Standings,
  last: StudyDay,
  next: StudyDay,
): Promise<boolean> {
  const end = startOfStudyDay(addDays(last, 1), settings.day)
  const before = startOfStudyDay(next, settings.day)
  const idle = await firstDueOfIdle(db, end)
  if (idle !== null && idle < before) return true
  const ids = await answeredAcross(db, end)
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = ids.slice(start, start + AT_ONCE)
    await fold(
      db,
      settings,
      standings,
      some.filter((id) => !standings.has(id)),
    )
    if (
      some.some((id) =>
        wasAskedBefore(
          before,
          standings.get(id)?.findLast(({ atMs }) => atMs < end.getTime()),
        ),
      )
    ) {
      return true
    }
  }
  return false
}

async function fold(tx: Tx, settings: Settings, standings: Standings, ids: readonly CardId[]): Promise<void> {
  const [histories, policyOfCard] = [await historiesOf(tx, ids), await policiesFor(tx, ids, settings)]
  for (const id of ids) standings.set(id, standingsOf(histories.get(id) ?? [], policyOfCard(id)))
}

function standingsOf(history: History, policy: Policy): readonly Standing[] {
  let folded = UNSEEN
  return history.map((one) => {
    folded = one.what === 'event' ? afterEvent(folded, one) : afterReview(folded, one, policy)
    const at = one.what === 'event' ? one.at : one.reviewedAt
    return { atMs: at.getTime(), askedMs: askedFrom(finished(folded, policy)) }
  })
}

function askedFrom({ schedule, state }: Folded): number | null {
  if (schedule.state === 'new' || state.suspendedAt !== null || isLeech(schedule.lapses, state.studiedLapses))
    return null
  return Math.max(schedule.dueAt.getTime(), state.buriedUntil?.getTime() ?? -Infinity)
}

const wasAskedBefore = (before: Date, standing: Standing | undefined): boolean =>
  standing !== undefined && standing.askedMs !== null && standing.askedMs < before.getTime()
