import { viewChain } from '#core/study/cards.ts'
import { context } from '../../../_server/context.ts'
import { cardIdIn, noSuchCard, respond } from '../../../_server/respond.ts'

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = await cardIdIn(params)
  const view = id && (await viewChain(await context(), id))
  return view ? respond(view) : noSuchCard()
}
