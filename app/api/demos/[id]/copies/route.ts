import { DemoId } from '#core/demo/manifest.ts'
import { copyDemo, Edited } from '#core/study/demos.ts'
import { jsonOf } from '../../../../_server/body.ts'
import { context } from '../../../../_server/context.ts'
import { guarded, refuse, respond } from '../../../../_server/respond.ts'
import { refuseToRun } from '../../../../_server/run-token.ts'
import { demoIdIn, noSuchDemo, refusalOf } from '../../params.ts'

const Body = Edited.extend({ id: DemoId })

/** Keeps a demo, as edited, as another one of one's own. */
export const POST = guarded(async (request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const refused = refuseToRun(request)
  if (refused) return refused
  const id = await demoIdIn(params)
  if (!id) return noSuchDemo()
  const body = await jsonOf(request, Body)
  if (!body.ok) return body.error
  const { id: newId, ...edited } = body.value
  const copied = await copyDemo(await context(), id, newId, edited)
  if (copied.ok) return respond(copied.value, 201)
  return copied.error.kind === 'taken' ? refuse('taken', `there is a demo "${newId}" already`) : refusalOf(copied.error)
})
