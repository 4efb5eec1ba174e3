import { undoLastReview } from '#core/study/review.ts'
import { context } from '../../../_server/context.ts'
import { guarded, refuse, respond } from '../../../_server/respond.ts'

export const DELETE = guarded(async () => {
  const undone = await undoLastReview(await context())
  return undone.ok ? respond(undone.value) : refuse('nothing-to-undo', 'there is no review left to take back')
})
