import { daysBetween, studyDay } from '#core/schedule/study-day.ts'
import { type HabitReview, habitsOf } from '#core/simulate/habits.ts'
import type { Present } from '#core/simulate/workload.ts'
import { askedSchedules, newCardCount } from '#core/store/asked.ts'
import { reviewLog } from '#core/store/review-log.ts'
import type { Context } from './context.ts'
import { policyOf, readSettings } from './settings.ts'

/** Where the learner stands now: what a simulation of their workload starts from. Changes nothing. */
export async function presentState(ctx: Context): Promise<Present> {
  const settings = await readSettings(ctx.db)
  const today = studyDay(ctx.now(), settings.day)
  const cards = (await askedSchedules(ctx.db)).map(({ memory, lastReviewAt }) => {
    // Where a clock was set back, the last answer may lie ahead.
    return { memory, lastDay: Math.min(0, daysBetween(today, studyDay(lastReviewAt, settings.day))) }
  })
  const reviews: HabitReview[] = []
  for await (const batch of reviewLog(ctx.db)) for (const review of batch) reviews.push(review)
  return {
    cards,
    newCards: await newCardCount(ctx.db),
    newPerDay: settings.newPerDay,
    policy: policyOf(settings),
    habits: habitsOf(reviews),
  }
}
