import { rehearse, RehearsalInput } from '#core/study/rehearse.ts'
import { jsonOf } from '../../_server/body.ts'
import { context } from '../../_server/context.ts'
import { guarded, noSuchCard, refuse, respond } from '../../_server/respond.ts'

/** Rates a card to no effect on its schedule: `{cardId, rating, expectedRehearsals, durationMs?}`. */
export const POST = guarded(async (request: Request) => {
  const input = await jsonOf(request, RehearsalInput)
  if (!input.ok) return input.error
  const rehearsed = await rehearse(await context(), input.value)
  if (rehearsed.ok) return respond(rehearsed.value, 201)
  const { error } = rehearsed
  switch (error.kind) {
    case 'unknown-card':
      return noSuchCard()
    case 'stale':
      return refuse('stale', 'the card was rehearsed meanwhile; ask for it again', error)
    default:
      return error satisfies never
  }
})
