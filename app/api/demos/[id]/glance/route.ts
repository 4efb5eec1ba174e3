import { glanceAtDemo } from '#core/study/demo-glance.ts'
import { context } from '../../../../_server/context.ts'
import { guarded, respond } from '../../../../_server/respond.ts'
import { sayDemoGlance } from '../../../../_server/said-glance.ts'
import { demoIdIn } from '../../params.ts'

/** What a link to a demo leads to, in the reader’s words. 204: nothing, for the demo may have gone since. */
export const GET = guarded(async (_request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const id = await demoIdIn(params)
  const glance = id && (await glanceAtDemo(await context(), id))
  return glance ? respond(await sayDemoGlance(glance)) : new Response(null, { status: 204 })
})
