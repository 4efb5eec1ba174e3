import { z } from 'zod'
import { StudyDay } from '#core/schedule/study-day.ts'
import { queryOf } from '../../../_server/query.ts'
import { badRequest, guarded, respond } from '../../../_server/respond.ts'
import { loadDays } from '../../../journal/load.ts'
import { FILTER_FIELDS } from '../../../journal/look.ts'
import { sayDays } from '../../../journal/say-day.ts'

const Query = z.strictObject({
  from: StudyDay,
  to: StudyDay,
  kind: FILTER_FIELDS.kind.default(null),
  topic: FILTER_FIELDS.topic.default(null),
  card: FILTER_FIELDS.card.default(null),
  verdict: FILTER_FIELDS.verdict.default(null),
})

/** The days from `from` to `to` that have events, newest first, in the reader’s words. */
export const GET = guarded(async (request: Request) => {
  const query = Query.safeParse(queryOf(request))
  if (!query.success) return badRequest(query.error)
  const { from, to, ...look } = query.data
  return respond({ days: await sayDays(await loadDays(look, from, to), look) })
})
