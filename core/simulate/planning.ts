import { defaultPolicy, recallChance } from '#core/schedule/memory.ts'
import { FAILED_DAYS, weakParents } from '#core/schedule/probes.ts'
import { type DueItem, type OpenItem, planQueue, type ProbeItem, type QueueEntry } from '#core/schedule/queue.ts'
import type { Standing } from './standing.ts'

/**
 * author: new questions in the author’s order, asked when their turn comes. random: in any order. gate: follow-ups when a
 * parent opens them, as docs/decisions/014 has it. probe: and a failed follow-up brings its weakest parent forward.
 * credit: and a passed one counts for its parents in part. All else is the same: due questions come first, the order of
 * `planQueue`, and FSRS-6 as it ships.
 */
export const QUEUES = ['author', 'random', 'gate', 'probe', 'credit'] as const
export type Queue = (typeof QUEUES)[number]

/** What the simulated scheduler believes of memory. */
export const BELIEF = defaultPolicy('UTC')

const DAY_MS = 86_400_000
/** Noon of any day: days of simulation are study days. */
const FIRST_MS = Date.UTC(2026, 0, 1, 12)
/** `minutes` into the studying of a day, counted from 0. */
export const instantOf = (day: number, minutes: number): Date =>
  new Date(FIRST_MS + day * DAY_MS + Math.round(minutes * 60_000))

export type Limits = { readonly minutesPerDay: number; readonly newPerDay: number }

/** What was done of a day so far. */
type Done = { readonly asked: readonly Standing[]; readonly minutes: number; readonly introduced: number }

/**
 * What is asked from now on, as `planToday` in core/study/plan.ts puts it together from the database, without what does
 * not occur here: cards put aside, leeches, cards that give others away, a limit of chains.
 */
export function planned(
  queue: Queue,
  standings: readonly Standing[],
  day: number,
  done: Done,
  { minutesPerDay, newPerDay }: Limits,
): readonly QueueEntry[] {
  const [now, begun] = [instantOf(day, done.minutes), instantOf(day, 0)]
  const failed = queue === 'probe' || queue === 'credit' ? failedBefore(standings, begun) : []
  const wereProbes = new Set(failed.map(({ parent }) => parent.cardId))
  return planQueue({
    due: dueOf(standings, now),
    probes: weakParents(failed, now, BELIEF).map(
      ({ parent: { standing, memory, lastReviewAt }, childId }): ProbeItem => {
        const days = daysSince(lastReviewAt, now)
        return { ...standing.askable, failed: childId, retrievability: recallChance(memory, days, BELIEF) }
      },
    ),
    open: openOf(queue, standings, now, newPerDay),
    day: {
      minutesSpent: done.minutes,
      probeMinutes: done.asked.reduce(
        (sum, { question }) => sum + (wereProbes.has(question.id) ? question.minutes : 0),
        0,
      ),
      introduced: done.introduced,
      asked: done.asked.map(({ askable }) => askable),
    },
    limits: { minutes: minutesPerDay, newCards: newPerDay, chains: Infinity },
    limit: Infinity,
  })
}

const daysSince = (since: Date, now: Date): number => Math.round((now.getTime() - since.getTime()) / DAY_MS)

function dueOf(standings: readonly Standing[], now: Date): readonly DueItem[] {
  const due: DueItem[] = []
  for (const { schedule, askable } of standings) {
    if (schedule.state === 'new' || schedule.dueAt.getTime() > now.getTime()) continue
    const days = daysSince(schedule.lastReviewAt, now)
    const chance = recallChance(schedule.memory, days, BELIEF)
    const dailyLoss = chance - recallChance(schedule.memory, days + 1, BELIEF)
    due.push({ ...askable, dueAt: schedule.dueAt, retrievability: chance, dailyLoss })
  }
  return due
}

/** New questions that may be asked: of the follow-ups and of the roots the first ones, as many as may be introduced. */
function openOf(queue: Queue, standings: readonly Standing[], now: Date, newPerDay: number): readonly OpenItem[] {
  const isGated = queue !== 'author' && queue !== 'random'
  const roots: OpenItem[] = []
  const followUps: { readonly standing: Standing; readonly position: number; readonly opener: Opener }[] = []
  for (const [position, standing] of standings.entries()) {
    if (standing.schedule.state !== 'new') continue
    if (isGated && standing.parents.length > 0) {
      const opener = openerOf(standing, now)
      if (opener !== null) followUps.push({ standing, position, opener })
    } else if (roots.length < newPerDay) {
      roots.push({ ...standing.askable, position, opened: { how: 'root' } })
    }
  }
  // Of equals the first stays first: they are in the author’s order.
  const latest = followUps.toSorted((a, b) => b.opener.at.getTime() - a.opener.at.getTime()).slice(0, newPerDay)
  return [
    ...latest.map(({ standing, position, opener }): OpenItem => ({ ...standing.askable, position, opened: opener })),
    ...roots,
  ]
}

type Opener = Extract<OpenItem['opened'], { readonly how: 'follow-up' }>

function openerOf(standing: Standing, now: Date): Opener | null {
  let latest: Opener | null = null
  for (const { question, schedule, opensUntil } of standing.parents) {
    if (schedule.state === 'new' || opensUntil === null || opensUntil.getTime() <= now.getTime()) continue
    if (latest === null || schedule.lastReviewAt > latest.at)
      latest = { how: 'follow-up', by: question.id, at: schedule.lastReviewAt }
  }
  return latest !== null && isHeld(standing) ? null : latest
}

/** It stands, however far up, on something that was forgotten and not recalled since. */
const isHeld = ({ parents }: Standing): boolean =>
  parents.some(
    (parent) => (parent.schedule.state === 'review' && parent.schedule.lastRating === 'again') || isHeld(parent),
  )

function failedBefore(standings: readonly Standing[], begun: Date) {
  const from = begun.getTime() - FAILED_DAYS * DAY_MS
  return standings.flatMap(({ question, schedule, parents }) => {
    if (schedule.state === 'new' || schedule.lastRating !== 'again') return []
    const failedMs = schedule.lastReviewAt.getTime()
    if (failedMs < from || failedMs >= begun.getTime()) return []
    return parents.flatMap((standing) => {
      const { schedule: of } = standing
      if (of.state === 'new') return []
      return {
        childId: question.id,
        parent: { cardId: standing.question.id, memory: of.memory, lastReviewAt: of.lastReviewAt, standing },
      }
    })
  })
}
