import { intervalDays, nextMemory, type Schedule } from '#core/schedule/memory.ts'
import { startOfDayAfter, studyDaysBetween } from '#core/schedule/study-day.ts'
import { BELIEF } from './planning.ts'

/** How much of a recall it counts for a parent that a follow-up of it was passed. */
const SHARE = 0.3

/**
 * What a scheduler would believe that gives parents credit: the stability of the parent grows by a share of what a recall
 * of it would have added on that day, and the parent is due that much later. Its difficulty and its last answer stay.
 * An experiment: the real scheduler gives none.
 */
export function credited(schedule: Schedule, at: Date): Schedule {
  if (schedule.state === 'new') return schedule
  const before = schedule.memory.stabilityDays
  const days = studyDaysBetween(schedule.lastReviewAt, at, BELIEF.day)
  const gained = Math.max(0, nextMemory(schedule.memory, 'good', days, BELIEF).stabilityDays - before)
  const memory = { ...schedule.memory, stabilityDays: before + SHARE * gained }
  const dueAt = startOfDayAfter(schedule.lastReviewAt, intervalDays(memory, BELIEF), BELIEF.day)
  return { ...schedule, memory, dueAt: dueAt > schedule.dueAt ? dueAt : schedule.dueAt }
}
