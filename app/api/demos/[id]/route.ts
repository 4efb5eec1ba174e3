import { viewDemo } from '#core/study/demos.ts'
import { context } from '../../../_server/context.ts'
import { guarded, respond } from '../../../_server/respond.ts'
import { runToken } from '../../../_server/run-token.ts'
import { demoIdIn, noSuchDemo, refusalOf } from '../params.ts'

type Route = { params: Promise<{ id: string }> }

/** A demo with all of its text, and what it takes to run it. */
export const GET = guarded(async (_request: Request, { params }: Route) => {
  const id = await demoIdIn(params)
  const view = id && (await viewDemo(await context(), id))
  if (!view) return noSuchDemo()
  if (view.ok) return respond({ token: runToken(), demo: view.value })
  return view.error ? refusalOf({ kind: 'broken-demo', problem: view.error }) : noSuchDemo()
})
