import { answerCard, AnswerInput } from '#core/study/review.ts'
import { jsonOf } from '../../_server/body.ts'
import { context } from '../../_server/context.ts'
import { guarded, noSuchCard, refuse, respond } from '../../_server/respond.ts'

export const POST = guarded(async (request: Request) => {
  const input = await jsonOf(request, AnswerInput)
  if (!input.ok) return input.error
  const answered = await answerCard(await context(), input.value)
  if (answered.ok) return respond(answered.value, 201)
  const { error } = answered
  switch (error.kind) {
    case 'unknown-card':
      return noSuchCard()
    case 'stale':
      return refuse('stale', 'the card was answered meanwhile; ask for it again', error)
    default:
      return error satisfies never
  }
})
