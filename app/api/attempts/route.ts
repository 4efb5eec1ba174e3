import { AttemptInput } from '#core/practice/record.ts'
import { saveAttempt } from '#core/study/attempts.ts'
import { jsonOf } from '../../_server/body.ts'
import { context } from '../../_server/context.ts'
import { guarded, noSuchCard, refuse, respond } from '../../_server/respond.ts'

/** Saves a finished attempt. Sent again, it is answered as before and saved once. */
export const POST = guarded(async (request: Request) => {
  const input = await jsonOf(request, AttemptInput)
  if (!input.ok) return input.error
  const saved = await saveAttempt(await context(), input.value)
  if (saved.ok) return respond(saved.value, 201)
  const { error } = saved
  switch (error.kind) {
    case 'unknown-card':
      return noSuchCard()
    case 'stale':
      return refuse('stale', 'the card was answered meanwhile; nothing was saved yet', error)
    case 'unfinished':
      return refuse('unfinished', 'by its events the answer is not over')
    default:
      return error satisfies never
  }
})
