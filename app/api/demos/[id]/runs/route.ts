import { carryOut, demoRuns, Edited, wantedDemo } from '#core/study/demos.ts'
import { jsonOf } from '../../../../_server/body.ts'
import { context } from '../../../../_server/context.ts'
import { ndjson } from '../../../../_server/ndjson.ts'
import { guarded, respond } from '../../../../_server/respond.ts'
import { refuseToRun } from '../../../../_server/run-token.ts'
import { demoIdIn, noSuchDemo, refusalOf } from '../../params.ts'

type Route = { params: Promise<{ id: string }> }

/** The runs kept of a demo, newest first. */
export const GET = guarded(async (_request: Request, { params }: Route) => {
  const id = await demoIdIn(params)
  return id ? respond({ runs: await demoRuns(await context(), id) }) : noSuchDemo()
})

/**
 * Runs a demo, as stored or as edited, and tells of it as it happens: its events, and after `exit` which expectations are
 * met and under which id the run is kept. Whoever leaves ends it.
 */
export const POST = guarded(async (request: Request, { params }: Route) => {
  const refused = refuseToRun(request)
  if (refused) return refused
  const id = await demoIdIn(params)
  if (!id) return noSuchDemo()
  const edited = await jsonOf(request, Edited)
  if (!edited.ok) return edited.error
  const ctx = await context()
  const wanted = await wantedDemo(ctx, id, edited.value)
  if (!wanted.ok) return refusalOf(wanted.error)

  const begun = performance.now()
  return ndjson(request, async (send, signal) => {
    const run = await carryOut(ctx, wanted.value, send, signal)
    if (!run) return
    const atMs = Math.round(performance.now() - begun)
    send({ type: 'checks', atMs, checks: run.checks })
    send({ type: 'saved', atMs, runId: run.runId })
  })
})
