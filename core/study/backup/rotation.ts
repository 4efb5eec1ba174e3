import { daysBetween, studyDay, weekdayOf, addDays, type StudyDayConfig } from '#core/schedule/study-day.ts'

/** What the rotation has to know of a backup. */
export type Rotated = {
  readonly name: string
  readonly madeAt: Date
  /** `daily`: made by itself. `safety`: before something was migrated, imported or restored. `own`: the learner asked for it. */
  readonly kind: 'daily' | 'safety' | 'own'
  readonly isWhole: boolean
}

/** Of so many days, weeks and months in which there are any, one is kept: the newest. */
export type Keeping = { readonly days: number; readonly weeks: number; readonly months: number }

/** Days during which what was kept before a change stays. */
export const SAFETY_DAYS = 30

/**
 * The backups that may go, by name. What the learner asked for stays. So does the newest that is whole, and what is
 * younger than 30 days and was made before something changed. What is not whole counts for nothing and goes after 30 days.
 */
export function toDrop(
  backups: readonly Rotated[],
  keeping: Keeping,
  now: Date,
  config: StudyDayConfig,
): readonly string[] {
  const newestFirst = backups.toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime())
  const dayOf = (one: Rotated) => studyDay(one.madeAt, config)
  const daily = newestFirst.filter((one) => one.kind === 'daily' && one.isWhole)
  const kept = new Set<string>([
    ...newestOfEach(daily, keeping.days, dayOf),
    ...newestOfEach(daily, keeping.weeks, (one) => addDays(dayOf(one), -weekdayOf(dayOf(one)))),
    ...newestOfEach(daily, keeping.months, (one) => dayOf(one).slice(0, 7)),
    ...newestFirst
      .filter((one) => one.isWhole)
      .slice(0, 1)
      .map(({ name }) => name),
    ...newestFirst.filter((one) => one.kind === 'own').map(({ name }) => name),
  ])
  const isYoung = (one: Rotated): boolean => daysBetween(dayOf(one), studyDay(now, config)) < SAFETY_DAYS
  return newestFirst
    .filter((one) => !kept.has(one.name) && !((one.kind === 'safety' || !one.isWhole) && isYoung(one)))
    .map(({ name }) => name)
}

function newestOfEach(newestFirst: readonly Rotated[], count: number, spanOf: (one: Rotated) => string): string[] {
  const bySpan = new Map<string, string>()
  for (const one of newestFirst) {
    const span = spanOf(one)
    if (!bySpan.has(span)) bySpan.set(span, one.name)
  }
  return [...bySpan.values()].slice(0, count)
}
