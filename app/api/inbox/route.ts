import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { listInbox } from '#core/study/inbox.ts'
import { context } from '../../_server/context.ts'
import { limitUpTo, queryOf } from '../../_server/query.ts'
import { badRequest, guarded, respond } from '../../_server/respond.ts'

const Query = z.strictObject({
  topic: z.string().min(1).max(200).nullable().default(null),
  chain: CardId.nullable().default(null),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: limitUpTo(200, 50),
})

/** Questions that are no cards yet, those asked most often first: of `?topic=`, of `?chain=`, `?limit=` a page, `?page=`. */
export const GET = guarded(async (request: Request) => {
  const query = Query.safeParse(queryOf(request))
  if (!query.success) return badRequest(query.error)
  const { page, limit, ...filter } = query.data
  return respond(await listInbox(await context(), filter, page, limit))
})
