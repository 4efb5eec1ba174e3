import { undoLast } from '#core/study/actions.ts'
import { context } from '../../../_server/context.ts'
import { guarded, refuse, respond } from '../../../_server/respond.ts'

/** Takes back the last thing that was done, an answer or an action. */
export const DELETE = guarded(async () => {
  const undone = await undoLast(await context())
  return undone.ok ? respond(undone.value) : refuse('nothing-to-undo', 'there is nothing left to take back')
})
