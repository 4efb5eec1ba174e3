import { viewChain } from '#core/study/cards.ts'
import { context } from '../../../_server/context.ts'
import { cardIdIn, guarded, respond, takenInOrNone } from '../../../_server/respond.ts'

export const GET = guarded(async (_request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const id = await cardIdIn(params)
  const view = id && (await viewChain(await context(), id))
  return view ? respond(view) : takenInOrNone(id, (owner) => `/api/chains/${owner}`)
})
