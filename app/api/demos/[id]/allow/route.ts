import { z } from 'zod'
import { allowDemo } from '#core/study/demos.ts'
import { jsonOf } from '../../../../_server/body.ts'
import { context } from '../../../../_server/context.ts'
import { done, guarded, refuse } from '../../../../_server/respond.ts'
import { refuseToRun } from '../../../../_server/run-token.ts'
import { demoIdIn, noSuchDemo, refusalOf } from '../../params.ts'

/** `hash`: of the demo as it was shown. No other version is allowed. */
const Body = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/) })

/** Lets a demo run that came from somebody else, as long as it stays as it is. */
export const POST = guarded(async (request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const refused = refuseToRun(request)
  if (refused) return refused
  const id = await demoIdIn(params)
  if (!id) return noSuchDemo()
  const body = await jsonOf(request, Body)
  if (!body.ok) return body.error
  const allowed = await allowDemo(await context(), id, body.value.hash)
  if (allowed.ok) return done()
  const { error } = allowed
  if (error.kind !== 'stale') return refusalOf(error)
  return refuse('stale', 'the demo is not any more what was shown; read it again', { hash: error.hash })
})
