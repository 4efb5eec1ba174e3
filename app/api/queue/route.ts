import { z } from 'zod'
import { nextCards, remaining } from '#core/study/queue.ts'
import { FILTER_FIELDS, filterIn, SinceField } from '#core/study/session.ts'
import { nextInSession } from '#core/study/session-queue.ts'
import { context } from '../../_server/context.ts'
import { limitUpTo, queryOf } from '../../_server/query.ts'
import { badRequest, guarded, noSuchCard, respond } from '../../_server/respond.ts'

const Query = z
  .strictObject({ limit: limitUpTo(200, 20), since: SinceField, ...FILTER_FIELDS })
  .transform(({ limit, since = null, ...fields }, issues) => ({ limit, since, filter: filterIn(fields, issues) }))

/**
 * The cards to ask next, of the day’s queue; or of a session: `?topic=`, `?category=`, `?q=`, `?failed=` days, or `?chain=` a card
 * (with `&walk=1` question by question), without those answered since `&since=`, in ms.
 */
export const GET = guarded(async (request: Request) => {
  const query = Query.safeParse(queryOf(request))
  if (!query.success) return badRequest(query.error)
  const { limit, since, filter } = query.data
  const ctx = await context()
  if (!filter) return respond({ items: await nextCards(ctx, limit), remaining: await remaining(ctx) })
  const next = await nextInSession(ctx, { filter, since }, limit)
  return next ? respond(next) : noSuchCard()
})
