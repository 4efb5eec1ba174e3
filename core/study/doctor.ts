import { isDeepStrictEqual } from 'node:util'
import type { CardId } from '#core/card/card.ts'
import { foldHistory } from '#core/schedule/history.ts'
import { cardsWithEvents } from '#core/store/card-events.ts'
import { cardsWithState, stateOf } from '#core/store/card-states.ts'
import { cardsReviewed, scheduleOf } from '#core/store/reviews.ts'
import { scheduledCards } from '#core/store/schedules.ts'
import type { Context } from './context.ts'
import { historyOf, policyFor, rowOf } from './refold.ts'
import { readSettings } from './settings.ts'

/** Cards whose stored schedule is not what their reviews amount to. None, unless something outside wrote to the database. */
export async function schedulesAstray(ctx: Context): Promise<readonly CardId[]> {
  const settings = await readSettings(ctx.db)
  const astray: CardId[] = []
  const ids = new Set([
    ...(await cardsReviewed(ctx.db)),
    ...(await cardsWithEvents(ctx.db)),
    ...(await scheduledCards(ctx.db)),
    ...(await cardsWithState(ctx.db)),
  ])
  for (const id of ids) {
    const policy = await policyFor(ctx.db, id, settings)
    const folded = foldHistory(await historyOf(ctx.db, id), policy)
    const stored = [await scheduleOf(ctx.db, id), await stateOf(ctx.db, id)]
    const isSame = isDeepStrictEqual(stored, [rowOf(id, folded.schedule, policy), folded.state])
    if (!isSame) astray.push(id)
  }
  return astray
}
