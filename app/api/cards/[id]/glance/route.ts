import { glanceAtCard } from '#core/study/card-glance.ts'
import { context } from '../../../../_server/context.ts'
import { cardIdIn, guarded, respond } from '../../../../_server/respond.ts'
import { sayCardGlance } from '../../../../_server/said-glance.ts'

/** What a link to a card leads to, in the reader’s words: its question, and where it stands. 204: nothing, for the card may have gone since. */
export const GET = guarded(async (_request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const id = await cardIdIn(params)
  const glance = id && (await glanceAtCard(await context(), id))
  return glance ? respond(await sayCardGlance(glance)) : new Response(null, { status: 204 })
})
