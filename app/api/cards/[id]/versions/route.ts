import { z } from 'zod'
import { listVersions, VersionNumber } from '#core/study/versions.ts'
import { context } from '../../../../_server/context.ts'
import { limitUpTo, queryOf } from '../../../../_server/query.ts'
import { badRequest, cardIdIn, guarded, noSuchCard, respond } from '../../../../_server/respond.ts'

const Query = z.strictObject({ limit: limitUpTo(200, 50), before: VersionNumber.optional() })

/** The versions of a card, newest first, whether or not its file is still there. `?before=` goes on from one of them. */
export const GET = guarded(async (request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const query = Query.safeParse(queryOf(request))
  if (!query.success) return badRequest(query.error)
  const id = await cardIdIn(params)
  const versions = id && (await listVersions(await context(), id, query.data))
  return versions ? respond(versions) : noSuchCard()
})
