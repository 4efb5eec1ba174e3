import { answerCard, AnswerInput } from '#core/study/review.ts'
import { context } from '../../_server/context.ts'
import { badRequest, guarded, noSuchCard, refuse, respond } from '../../_server/respond.ts'

export const POST = guarded(async (request: Request) => {
  const body: unknown = await request.json().catch(() => undefined)
  const input = AnswerInput.safeParse(body)
  if (!input.success) return badRequest(input.error)
  const answered = await answerCard(await context(), input.data)
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
