import { z } from 'zod'
import { indexChanges } from '#core/study/search-feed.ts'
import { context } from '../../../_server/context.ts'
import { queryOf } from '../../../_server/query.ts'
import { badRequest, guarded, refuse, respond } from '../../../_server/respond.ts'

const Query = z.strictObject({ since: z.string().max(60) })

/** What brings an index from `/api/search/index` up to date. `?since=`: its stamp. 410: load it anew. */
export const GET = guarded(async (request: Request) => {
  const query = Query.safeParse(queryOf(request))
  if (!query.success) return badRequest(query.error)
  const changes = await indexChanges(await context(), query.data.since)
  return changes === null
    ? refuse('gone', 'what changed since then cannot be told: load the index anew')
    : respond(changes)
})
