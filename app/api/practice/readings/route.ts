import { addReading, ReadingInput } from '#core/study/reading.ts'
import { jsonOf } from '../../../_server/body.ts'
import { context } from '../../../_server/context.ts'
import { done, guarded, noSuchCard, refuse } from '../../../_server/respond.ts'

/** Keeps time spent on a reference, or its mark. A page that is being left sends this too, so the answer is short. */
export const POST = guarded(async (request: Request) => {
  const input = await jsonOf(request, ReadingInput)
  if (!input.ok) return input.error
  const added = await addReading(await context(), input.value)
  if (added.ok) return done()
  const { error } = added
  switch (error.kind) {
    case 'unknown-card':
      return noSuchCard()
    case 'unknown-reference':
      return refuse('not-found', 'the card has no such reference', error)
    default:
      return error satisfies never
  }
})
