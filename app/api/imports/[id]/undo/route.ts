import { undoImport } from '#core/study/undo-import.ts'
import { context } from '../../../../_server/context.ts'
import { guarded, refuse, respond } from '../../../../_server/respond.ts'
import { importIdIn, type ImportParams } from '../../params.ts'

/** Takes the last import back. What was edited or answered since stays, and is named. */
export const POST = guarded(async (_request: Request, { params }: ImportParams) => {
  const id = await importIdIn(params)
  if (!id) return refuse('not-found', 'there is no import of this id')
  const undone = await undoImport(await context(), id)
  if (undone.ok) return respond({ import: undone.value })
  const { error } = undone
  switch (error.kind) {
    case 'none':
    case 'not-last':
      return refuse('nothing-to-undo', 'this is not the last import, or it was taken back')
    case 'changed':
      return refuse('stale', `${error.path} is being written at this moment: try again`, error)
    default:
      return error satisfies never
  }
})
