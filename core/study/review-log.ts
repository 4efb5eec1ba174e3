import type { LoggedReview } from '#core/schedule/evaluate/log.ts'
import type { Tx } from '#core/store/db.ts'
import { reviewLog } from '#core/store/review-log.ts'

/**
 * All reviews that count, in the order in which they were given: what weights are trained on and judged by. Ends early
 * once `signal` is aborted.
 */
export async function loggedReviews(tx: Tx, signal?: AbortSignal): Promise<LoggedReview[]> {
  const reviews: LoggedReview[] = []
  for await (const batch of reviewLog(tx)) {
    if (signal?.aborted) break
    for (const { cardId, reviewedAt, rating } of batch) reviews.push({ cardId, reviewedAt, rating })
  }
  return reviews
}
