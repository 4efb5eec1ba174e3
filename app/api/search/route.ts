import { z } from 'zod'
import { MAX_QUERY } from '#core/search/query.ts'
import { MAX_HITS, search } from '#core/study/search.ts'
import { context } from '../../_server/context.ts'
import { limitUpTo, queryOf } from '../../_server/query.ts'
import { badRequest, guarded, respond } from '../../_server/respond.ts'

const Query = z.strictObject({ q: z.string().max(MAX_QUERY), limit: limitUpTo(MAX_HITS, 10) })

/** `?q=`: what to look for; cards, open questions, references, demos and entries, at most `&limit=` of each, best first. */
export const GET = guarded(async (request: Request) => {
  const query = Query.safeParse(queryOf(request))
  if (!query.success) return badRequest(query.error)
  return respond(await search(await context(), query.data.q, query.data.limit))
})
