import { dropAudio } from '#core/store/audio.ts'
import { context } from '../../../../_server/context.ts'
import { done, guarded } from '../../../../_server/respond.ts'
import { attemptIdIn, badPath } from '../../params.ts'

/** Deletes the recordings of an attempt, and nothing else of it. */
export const DELETE = guarded(async (_request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const id = await attemptIdIn(params)
  if (!id) return badPath()
  await dropAudio((await context()).dataDir, id)
  return done()
})
