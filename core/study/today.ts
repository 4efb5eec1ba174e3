import { startOfStudyDay, studyDay } from '#core/schedule/study-day.ts'
import { cardsWithProblems, countCards } from '#core/store/cards.ts'
import { lastReview, reviewCountBetween } from '#core/store/reviews.ts'
import { listChains } from './cards.ts'
import type { Context } from './context.ts'
import { forecast, nextCards, remaining } from './queue.ts'
import { policyOf, readSettings } from './settings.ts'
import { cardBriefs } from './standing.ts'
import type { Today } from './views.ts'

/** What the front page shows: what is due, what is new, where one stopped. */
export async function viewToday(ctx: Context): Promise<Today> {
  const now = ctx.now()
  const settings = await readSettings(ctx.db)
  const begun = startOfStudyDay(studyDay(now, settings.day), settings.day)
  const [left, queue, reviewedToday, last, days, chains, broken, cards] = await Promise.all([
    remaining(ctx),
    nextCards(ctx, 5),
    reviewCountBetween(ctx.db, begun, new Date(8.64e15)),
    lastReview(ctx.db),
    forecast(ctx, 7),
    listChains(ctx, { limit: 12 }),
    cardsWithProblems(ctx.db, 10),
    countCards(ctx.db),
  ])
  const card = last && (await cardBriefs(ctx.db, [last.cardId], now, policyOf(settings))).get(last.cardId)
  return {
    ...left,
    cards,
    queue,
    reviewedToday,
    lastReviewed: last && card ? { card, at: last.reviewedAt, rating: last.rating } : null,
    forecast: days,
    chains,
    problems: broken.flatMap(({ problems }) => problems),
  }
}
