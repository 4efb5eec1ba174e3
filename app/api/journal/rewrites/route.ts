import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { VersionNumber } from '#core/study/versions.ts'
import { queryOf } from '../../../_server/query.ts'
import { badRequest, guarded, refuse, respond } from '../../../_server/respond.ts'
import { sayChange } from '../../../journal/say-change.ts'

const Query = z.strictObject({ card: CardId, from: VersionNumber, to: VersionNumber })

/** What changed in a card from one of its versions to another, part by part, in the reader’s words. */
export const GET = guarded(async (request: Request) => {
  const query = Query.safeParse(queryOf(request))
  if (!query.success) return badRequest(query.error)
  const parts = await sayChange(query.data.card, query.data.from, query.data.to)
  return parts ? respond({ parts }) : refuse('not-found', 'there are no such versions of this card')
})
