import { RestoreInput, restoreVersion } from '#core/study/restore-version.ts'
import { jsonOf } from '../../../../../../_server/body.ts'
import { context } from '../../../../../../_server/context.ts'
import { guarded, noRoom, refuse, respond } from '../../../../../../_server/respond.ts'
import { noSuchVersion, versionIn, type VersionParams } from '../../params.ts'

/** Makes the card's file what this version was, or one stage of it. */
export const POST = guarded(async (request: Request, { params }: { params: VersionParams }) => {
  const input = await jsonOf(request, RestoreInput)
  if (!input.ok) return input.error
  const at = await versionIn(params)
  if (!at) return noSuchVersion()
  const restored = await restoreVersion(await context(), at.id, at.n, input.value)
  if (restored.ok) return respond(restored.value)
  const { error } = restored
  switch (error.kind) {
    case 'unknown-version':
      return noSuchVersion()
    case 'changed':
      return refuse('stale', 'the file is not as it was when it was looked at; look again')
    case 'no-card':
      return refuse('unreadable', 'this version is not the card, or cannot be read as one')
    case 'no-file':
      return refuse('unreadable', 'there is no file to put a stage into; put back all of it', error)
    case 'unreadable':
      return refuse('unreadable', 'one cannot be put into the other as they are written', error)
    case 'no-room':
      return noRoom()
    default:
      return error satisfies never
  }
})
