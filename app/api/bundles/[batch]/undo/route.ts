import { undoTake } from '#core/study/share/undo-take.ts'
import { context } from '../../../../_server/context.ts'
import { guarded, refuse, respond } from '../../../../_server/respond.ts'

/** Takes back what a bundle brought. What was edited or answered since is named. */
export const POST = guarded(async (_request: Request, { params }: { params: Promise<{ batch: string }> }) => {
  const undone = await undoTake(await context(), (await params).batch)
  if (undone.ok) return respond(undone.value)
  const { error } = undone
  switch (error.kind) {
    case 'unknown':
      return refuse('nothing-to-undo', 'nothing was taken in under this name, or it was taken back')
    case 'changed':
      return refuse('stale', `${error.path} was changed since`, error)
    default:
      return error satisfies never
  }
})
