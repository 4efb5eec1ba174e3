import { isDeepStrictEqual } from 'node:util'
import type { CardId } from '#core/card/card.ts'
import { UNTOUCHED } from '#core/schedule/history.ts'
import { cardsWithEvents } from '#core/store/card-events.ts'
import { cardsWithState, statesOf } from '#core/store/card-states.ts'
import { cardsReviewed } from '#core/store/reviews.ts'
import { scheduledCards, schedulesOf } from '#core/store/schedules.ts'
import type { Context } from './context.ts'
import { foldedAnew } from './refold.ts'

/** Cards whose stored schedule is not what their reviews amount to. None, unless something outside wrote to the database. */
export async function schedulesAstray(ctx: Context): Promise<readonly CardId[]> {
  const astray: CardId[] = []
  const ids = new Set([
    ...(await cardsReviewed(ctx.db)),
    ...(await cardsWithEvents(ctx.db)),
    ...(await scheduledCards(ctx.db)),
    ...(await cardsWithState(ctx.db)),
  ])
  for await (const folded of foldedAnew(ctx.db, ids)) {
    const [rows, states] = [await schedulesOf(ctx.db, folded.ids), await statesOf(ctx.db, folded.ids)]
    for (const id of folded.ids) {
      const stored = [rows.get(id) ?? null, states.get(id) ?? UNTOUCHED]
      if (!isDeepStrictEqual(stored, [folded.rows.get(id), folded.states.get(id)])) astray.push(id)
    }
  }
  return astray
}
