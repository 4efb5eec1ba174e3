import { SuggestInput, suggestLinks } from '#core/study/suggest-links.ts'
import { jsonOf } from '../../../_server/body.ts'
import { context } from '../../../_server/context.ts'
import { guarded, respond } from '../../../_server/respond.ts'

/** The cards that a text speaks of and does not link to, and by which of its words. */
export const POST = guarded(async (request: Request) => {
  const input = await jsonOf(request, SuggestInput)
  if (!input.ok) return input.error
  return respond({ suggestions: await suggestLinks(await context(), input.value) })
})
