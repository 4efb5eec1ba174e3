import { critiqueAnswer, CritiqueInput } from '#core/study/attempts.ts'
import { jsonOf } from '../../../_server/body.ts'
import { context } from '../../../_server/context.ts'
import { guarded, noSuchCard, respond } from '../../../_server/respond.ts'

/** What the rules say of an answer. Keeps nothing. */
export const POST = guarded(async (request: Request) => {
  const input = await jsonOf(request, CritiqueInput)
  if (!input.ok) return input.error
  const critique = await critiqueAnswer(await context(), input.value)
  return critique.ok ? respond(critique.value) : noSuchCard()
})
