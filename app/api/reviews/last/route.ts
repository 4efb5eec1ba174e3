import { undoLastReview } from '#core/study/review.ts'
import { context } from '../../../_server/context.ts'
import { refuse, respond } from '../../../_server/respond.ts'

export async function DELETE(): Promise<Response> {
  const undone = await undoLastReview(await context())
  return undone.ok ? respond(undone.value) : refuse('nothing-to-undo', 'there is no review left to take back')
}
