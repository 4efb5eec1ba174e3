import type { CardId } from '#core/card/card.ts'
import { replay } from '#core/schedule/memory.ts'
import type { Tx } from '#core/store/db.ts'
import { dropSchedule, putSchedule, reviewsOf } from '#core/store/reviews.ts'
import { policyOf, readSettings } from './settings.ts'

/** Folds the schedules of some cards anew from their reviews, within a transaction that holds the write lock. */
export async function refoldCards(tx: Tx, cards: Iterable<CardId>): Promise<void> {
  const policy = policyOf(await readSettings(tx))
  for (const cardId of cards) {
    const schedule = replay(await reviewsOf(tx, cardId), policy)
    if (schedule.state === 'new') await dropSchedule(tx, cardId)
    else {
      const { state: _, ...row } = schedule
      await putSchedule(tx, { cardId, ...row })
    }
  }
}
