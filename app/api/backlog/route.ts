import { SpreadInput, spreadOverdue } from '#core/study/backlog.ts'
import { jsonOf } from '../../_server/body.ts'
import { context } from '../../_server/context.ts'
import { guarded, refuse, respond } from '../../_server/respond.ts'

/** Spreads what was due before today over the next days: `{days}`, today included. Answers how many got a later day. */
export const POST = guarded(async (request: Request) => {
  const input = await jsonOf(request, SpreadInput)
  if (!input.ok) return input.error
  const done = await spreadOverdue(await context(), input.value)
  if (!done.ok) return refuse('unfinished', 'nothing is overdue')
  const { overdue, moved } = done.value
  return respond({ overdue, moved })
})
