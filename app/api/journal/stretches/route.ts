import { keepStretches, StretchesInput } from '#core/study/journal/stretches.ts'
import { jsonOf } from '../../../_server/body.ts'
import { context } from '../../../_server/context.ts'
import { guarded, respond } from '../../../_server/respond.ts'

/** Keeps stretches of study. `refused`: the ids of those that cannot have been; the others are kept. */
export const POST = guarded(async (request: Request) => {
  const input = await jsonOf(request, StretchesInput)
  if (!input.ok) return input.error
  return respond({ refused: await keepStretches(await context(), input.value) })
})
