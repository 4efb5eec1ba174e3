import { z } from 'zod'
import { addFollowUp } from '#core/study/add-follow-up.ts'
import { refuseAsked } from '../../../../_server/asked.ts'
import { jsonOf } from '../../../../_server/body.ts'
import { context } from '../../../../_server/context.ts'
import { cardIdIn, guarded, noSuchCard, respond } from '../../../../_server/respond.ts'

const Asked = z.strictObject({ question: z.string(), as: z.enum(['open', 'card']) })

/** Adds a question to stage 6 of a card. As a card: it, and the `batch` that takes it back. As an open question: null. */
export const POST = guarded(async (request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const input = await jsonOf(request, Asked)
  if (!input.ok) return input.error
  const id = await cardIdIn(params)
  if (!id) return noSuchCard()
  const added = await addFollowUp(await context(), id, input.value.question, input.value.as)
  return added.ok ? respond(added.value, 201) : refuseAsked(added.error)
})
