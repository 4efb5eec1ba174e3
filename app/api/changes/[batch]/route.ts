import { undoBatch } from '#core/study/change-set.ts'
import { context } from '../../../_server/context.ts'
import { done, guarded, refuse } from '../../../_server/respond.ts'

/** Takes back what was done to several files as one deed. */
export const DELETE = guarded(async (_: Request, { params }: { params: Promise<{ batch: string }> }) => {
  const { batch } = await params
  const undone = await undoBatch(await context(), batch)
  if (undone.ok) return done()
  return undone.error.kind === 'unknown'
    ? refuse('not-found', 'there is no such change, or it was taken back')
    : refuse('stale', `${undone.error.path} was changed since`, undone.error)
})
