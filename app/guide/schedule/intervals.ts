import { answer, defaultPolicy, previews, type Policy, type Schedule } from '#core/schedule/memory.ts'
import { daysBetween, studyDay } from '#core/schedule/study-day.ts'
import type { Rating } from '#core/schedule/rating.ts'

/** Any instant in the middle of a study day. */
const FIRST = new Date('2026-01-01T12:00:00Z')

const policyAt = (desiredRetention: number): Policy => ({ ...defaultPolicy('UTC'), desiredRetention })

/** After how many study days each rating brings a new card back. */
export const firstIntervals = (desiredRetention: number): Record<Rating, number> =>
  previews({ state: 'new' }, FIRST, policyAt(desiredRetention))

/** The intervals, in study days, of a card that is rated good on each day it falls due. */
export function intervalsOfGood(desiredRetention: number, times: number): number[] {
  const policy = policyAt(desiredRetention)
  const intervals: number[] = []
  let schedule: Schedule = { state: 'new' }
  let at = FIRST
  while (intervals.length < times) {
    schedule = answer(schedule, 'good', at, policy)
    if (schedule.state === 'new') break
    intervals.push(daysBetween(studyDay(at, policy.day), studyDay(schedule.dueAt, policy.day)))
    at = new Date(schedule.dueAt.getTime() + 8 * 3_600_000)
  }
  return intervals
}
