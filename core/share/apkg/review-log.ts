import { answer, type Policy, type Schedule } from '#core/schedule/memory.ts'
import { RATINGS, type Rating } from '#core/schedule/rating.ts'
import { daysBetween, studyDay } from '#core/schedule/study-day.ts'
import { FIRST_FACTOR, MAX_TAKEN_S } from './shell.ts'

/** A review that counts. */
export type ReviewToPack = {
  readonly reviewedAt: Date
  readonly rating: Rating
  /** Null: not measured. */
  readonly durationMs: number | null
  readonly place?: number | null
  readonly isGatePassed?: boolean
}

/** An entry of Anki's review log, as yet without the number that only one entry of a collection has. */
export type LogEntry = {
  /** Ms since the epoch. */
  readonly atMs: number
  readonly ease: number
  /** Days until it was to come back, from then on and before. */
  readonly ivl: number
  readonly lastIvl: number
  readonly factor: number
  readonly time: number
  readonly type: number
}

export type Log = {
  readonly entries: readonly LogEntry[]
  /** What the reviews amount to. */
  readonly schedule: Schedule
  /** Of the last entry. */
  readonly ivl: number
  readonly factor: number
}

/** How each rating changes the ease of Anki's older scheduler (SM-2), in thousandths; it never falls below the least. */
const FACTOR_STEPS: Readonly<Record<Rating, number>> = { again: -200, hard: -150, good: 0, easy: 150 }
const LEAST_FACTOR = 1300

/**
 * Reviews as Anki logs them: the first as learning, all others as reviews, with the intervals that followed from them
 * here. The ease is what Anki's older scheduler would have made of the ratings, for readers that go by it.
 */
export function logOf(reviews: readonly ReviewToPack[], policy: Policy): Log {
  const entries: LogEntry[] = []
  let [schedule, ivl, factor]: [Schedule, number, number] = [{ state: 'new' }, 0, FIRST_FACTOR]
  for (const { reviewedAt, rating, durationMs, place = null, isGatePassed = false } of reviews) {
    schedule = answer(schedule, rating, reviewedAt, policy, { place, isGatePassed })
    const lastIvl = ivl
    ivl = intervalOf(schedule, policy)
    if (entries.length > 0) factor = Math.max(LEAST_FACTOR, factor + FACTOR_STEPS[rating])
    entries.push({
      atMs: reviewedAt.getTime(),
      ease: RATINGS.indexOf(rating) + 1,
      ivl,
      lastIvl,
      factor,
      time: Math.min(durationMs ?? 0, MAX_TAKEN_S * 1000),
      type: entries.length === 0 ? 0 : 1,
    })
  }
  return { entries, schedule, ivl, factor }
}

function intervalOf(schedule: Schedule, { day }: Policy): number {
  if (schedule.state === 'new') return 0
  return daysBetween(studyDay(schedule.lastReviewAt, day), studyDay(schedule.dueAt, day))
}

/** Numbers the entries of all cards by their times: where two are the same, the later one is moved on by a ms. */
export function numbered<T>(
  logs: readonly { readonly of: T; readonly log: Log }[],
): { of: T; id: number; entry: LogEntry }[] {
  const all = logs.flatMap(({ of, log }) => log.entries.map((entry) => ({ of, entry })))
  let last = -Infinity
  return all
    .toSorted((a, b) => a.entry.atMs - b.entry.atMs)
    .map(({ of, entry }) => ({ of, entry, id: (last = Math.max(entry.atMs, last + 1)) }))
}
