import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { newCard } from '#core/study/ask.ts'
import { countCards, listCards } from '#core/store/cards.ts'
import { jsonOf } from '../../_server/body.ts'
import { context } from '../../_server/context.ts'
import { limitUpTo, queryOf } from '../../_server/query.ts'
import { refuseAsked } from '../../_server/asked.ts'
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

const Asked = z.strictObject({
  title: z.string(),
  topic: z.string(),
  lang: z.string().nullable().default(null),
  parentId: CardId.nullable().default(null),
})

/** Makes a card of a question: `topic` is its folder, empty for that of its parent. `batch` takes it back. */
export const POST = guarded(async (request: Request) => {
  const input = await jsonOf(request, Asked)
  if (!input.ok) return input.error
  const made = await newCard(await context(), { ...input.value, whenTaken: 'suffix' })
  return made.ok ? respond(made.value, 201) : refuseAsked(made.error)
})
