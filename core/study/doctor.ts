import type { CardId } from '#core/card/card.ts'
import { replay } from '#core/schedule/memory.ts'
import { cardsReviewed, reviewsOf, scheduleOf } from '#core/store/reviews.ts'
import { scheduledCards } from '#core/store/schedules.ts'
import type { Context } from './context.ts'
import { policyOf, readSettings } from './settings.ts'
import { scheduleFrom } from './standing.ts'

/** Cards whose stored schedule is not what their reviews amount to. None, unless something outside wrote to the database. */
export async function schedulesAstray(ctx: Context): Promise<readonly CardId[]> {
  const policy = policyOf(await readSettings(ctx.db))
  const astray: CardId[] = []
  const ids = new Set([...(await cardsReviewed(ctx.db)), ...(await scheduledCards(ctx.db))])
  for (const id of ids) {
    const stored = scheduleFrom(await scheduleOf(ctx.db, id))
    const folded = replay(await reviewsOf(ctx.db, id), policy)
    if (JSON.stringify(sorted(stored)) !== JSON.stringify(sorted(folded))) astray.push(id)
  }
  return astray
}

const sorted = (value: object): unknown => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
