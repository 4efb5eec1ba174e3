import { ActionInput, actOn } from '#core/study/actions.ts'
import { jsonOf } from '../../_server/body.ts'
import { context } from '../../_server/context.ts'
import { done, guarded, noSuchCard, refuse } from '../../_server/respond.ts'

/** Does something to a card besides answering it: `{kind, cardId}`, for `set-due` also `on`, a day. */
export const POST = guarded(async (request: Request) => {
  const input = await jsonOf(request, ActionInput)
  if (!input.ok) return input.error
  const acted = await actOn(await context(), input.value)
  if (acted.ok) return done()
  const { error } = acted
  switch (error.kind) {
    case 'unknown-card':
      return noSuchCard()
    case 'still-new':
      return refuse('unfinished', 'the card was never answered', error)
    case 'in-the-past':
      return refuse('bad-request', `the day lies before ${error.today}`, error)
    default:
      return error satisfies never
  }
})
