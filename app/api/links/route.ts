import { z } from 'zod'
import { deadLinks } from '#core/study/dead-links.ts'
import { context } from '../../_server/context.ts'
import { limitUpTo, queryOf } from '../../_server/query.ts'
import { badRequest, guarded, respond } from '../../_server/respond.ts'

const Query = z.strictObject({ limit: limitUpTo(200, 50), offset: z.coerce.number().int().min(0).max(1e6).default(0) })

/** Links that lead to no card, each with the card that was most likely meant; and cards that no link leads to or from. */
export const GET = guarded(async (request: Request) => {
  const query = Query.safeParse(queryOf(request))
  if (!query.success) return badRequest(query.error)
  return respond(await deadLinks(await context(), query.data))
})
