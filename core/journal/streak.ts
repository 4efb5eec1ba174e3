import { addDays, daysBetween, type StudyDay } from '#core/schedule/study-day.ts'

/** Study days without a gap, both ends included. */
export type Run = { readonly first: StudyDay; readonly last: StudyDay }

/** Days on end. */
export type Streak = {
  /** Study days in it; days on which nothing was due and nothing done are not counted. */
  readonly days: number
  readonly since: StudyDay
}

/** The runs that these days make, the latest first. Days after `today`, of a clock that was ahead, are left out. */
export function runsOf(studied: Iterable<StudyDay>, today: StudyDay): readonly Run[] {
  const runs: Run[] = []
  for (const day of [...new Set(studied)].filter((one) => one <= today).sort()) {
    const last = runs.at(-1)
    if (last && addDays(last.last, 1) === day) runs[runs.length - 1] = { ...last, last: day }
    else runs.push({ first: day, last: day })
  }
  return runs.toReversed()
}

/**
 * Days on end up to today, which itself ends nothing as long as it is not over. Days without study end the streak only if
 * something was due on one of them: `wasDue` says so of the days after `last` and before `next`, as things stood at the end
 * of `last`. Asked of the latest gap first, and of no more than it takes. Null: there is none.
 */
export async function streakOf(
  runs: readonly Run[],
  today: StudyDay,
  wasDue: (last: StudyDay, next: StudyDay) => Promise<boolean>,
): Promise<Streak | null> {
  let [days, since] = [0, today]
  for (const { first, last } of runs) {
    if (addDays(last, 1) < since && (await wasDue(last, since))) break
    days += daysBetween(first, last) + 1
    since = first
  }
  return days === 0 ? null : { days, since }
}
