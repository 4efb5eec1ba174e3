import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { countCards, listCards } from '#core/store/cards.ts'
import { context } from '../../_server/context.ts'
import { limitUpTo, queryOf } from '../../_server/query.ts'
import { badRequest, guarded, respond } from '../../_server/respond.ts'

const Query = z.strictObject({ limit: limitUpTo(500, 100), after: CardId.optional() })

/** A page of cards by id. `next` goes into `?after=` for the page that follows; null on the last. */
export const GET = guarded(async (request: Request) => {
  const query = Query.safeParse(queryOf(request))
  if (!query.success) return badRequest(query.error)
  const { limit, after } = query.data
  const ctx = await context()
  const cards = await listCards(ctx.db, after === undefined ? { limit } : { limit, after })
  const next = cards.length === limit ? (cards.at(-1)?.id ?? null) : null
  return respond({ total: await countCards(ctx.db), cards, next })
})
