import { demoRun } from '#core/study/demos.ts'
import { context } from '../../../../../_server/context.ts'
import { guarded, refuse, respond } from '../../../../../_server/respond.ts'
import { demoIdIn } from '../../../params.ts'

type Route = { params: Promise<{ id: string; runId: string }> }

/** A run as it is kept, with all that was printed. */
export const GET = guarded(async (_request: Request, { params }: Route) => {
  const [id, { runId }] = [await demoIdIn(params), await params]
  const run = id && /^-?\d{1,15}$/.test(runId) ? await demoRun(await context(), id, Number(runId)) : null
  return run ? respond({ run }) : refuse('not-found', 'there is no such run of this demo')
})
