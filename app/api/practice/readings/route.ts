import { addReading, ReadingInput } from '#core/study/reading.ts'
import { context } from '../../../_server/context.ts'
import { badRequest, guarded, noSuchCard, refuse } from '../../../_server/respond.ts'

/** Keeps time spent on a reference, or its mark. A page that is being left sends this too, so the answer is short. */
export const POST = guarded(async (request: Request) => {
  const body: unknown = await request.json().catch(() => undefined)
  const input = ReadingInput.safeParse(body)
  if (!input.success) return badRequest(input.error)
  const added = await addReading(await context(), input.data)
  if (added.ok) return new Response(null, { status: 204 })
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
