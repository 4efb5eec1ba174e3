import { z } from 'zod'
import { MAX_TITLE } from '#core/study/new-card.ts'
import { likeQuestions } from '#core/study/questions.ts'
import { context } from '../../_server/context.ts'
import { limitUpTo, queryOf } from '../../_server/query.ts'
import { badRequest, guarded, respond } from '../../_server/respond.ts'

const Query = z.strictObject({ q: z.string().max(MAX_TITLE), limit: limitUpTo(50, 8) })

/** Cards and open questions that ask something like `q`, which may be half typed; best first. */
export const GET = guarded(async (request: Request) => {
  const query = Query.safeParse(queryOf(request))
  if (!query.success) return badRequest(query.error)
  return respond(await likeQuestions(await context(), query.data.q, query.data.limit))
})
