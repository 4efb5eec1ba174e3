import { takeBack } from '#core/study/take-back.ts'
import { context } from '../../../_server/context.ts'
import { done, guarded, refuse } from '../../../_server/respond.ts'

/** Takes back what was done to several files as one deed. */
export const DELETE = guarded(async (_: Request, { params }: { params: Promise<{ batch: string }> }) => {
  const { batch } = await params
  const taken = await takeBack(await context(), batch)
  if (taken.ok) return done()
  const { error } = taken
  switch (error.kind) {
    case 'unknown':
      return refuse('not-found', 'there is no such change, or it was taken back')
    case 'changed':
      return refuse('stale', `${error.path} was changed since`, error)
    case 'answered':
      return refuse('stale', 'the card was answered since')
    case 'import':
      return refuse('bad-request', 'an import is taken back by POST /api/imports/:id/undo')
    default:
      return error satisfies never
  }
})
