import type { LoggedReview } from '#core/schedule/evaluate/log.ts'
import { HISTORY } from '#core/store/history-tables.ts'
import { insert } from '#core/store/history-write.ts'
import { insideWrite } from '#core/store/reviews.ts'
import type { Context } from './context.ts'
import { rebuildSchedules } from './refold.ts'

/** Adds thousands of reviews at once, as if they had been given, each put exactly on its day. */
export async function addReviews({ db }: Pick<Context, 'db'>, reviews: readonly LoggedReview[]): Promise<void> {
  const table = HISTORY.find(({ name }) => name === 'Review')
  if (!table) throw new Error('no reviews in the history')
  const rows = reviews.map(({ cardId, reviewedAt, rating }) => {
    return { fact: { cardId, reviewedAt: reviewedAt.getTime(), rating, durationMs: null, place: null }, place: null }
  })
  await insideWrite(db, (tx) => insert(tx, table, rows))
  await rebuildSchedules(db)
}
