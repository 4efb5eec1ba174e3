import { z } from 'zod'
import { nextCards, remaining } from '#core/study/queue.ts'
import { context } from '../../_server/context.ts'
import { limitUpTo, queryOf } from '../../_server/query.ts'
import { badRequest, guarded, respond } from '../../_server/respond.ts'

const Query = z.strictObject({ limit: limitUpTo(200, 20) })

export const GET = guarded(async (request: Request) => {
  const query = Query.safeParse(queryOf(request))
  if (!query.success) return badRequest(query.error)
  const ctx = await context()
  return respond({ items: await nextCards(ctx, query.data.limit), remaining: await remaining(ctx) })
})
