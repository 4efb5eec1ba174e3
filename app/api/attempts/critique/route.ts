import { withoutPoints } from '#core/practice/nitpick/critique.ts'
import { critiqueAnswer, CritiqueInput } from '#core/study/attempts.ts'
import { isSecret, viewRun } from '#core/study/runs.ts'
import { jsonOf } from '../../../_server/body.ts'
import { context } from '../../../_server/context.ts'
import { texts } from '../../../_server/i18n.ts'
import { guarded, noSuchCard, respond } from '../../../_server/respond.ts'
import { sayCritique } from '../../../_server/said-critique.ts'

/** What the rules say of an answer, each finding also in the reader's words. Keeps nothing. */
export const POST = guarded(async (request: Request) => {
  const input = await jsonOf(request, CritiqueInput)
  if (!input.ok) return input.error
  const ctx = await context()
  const critique = await critiqueAnswer(ctx, input.value)
  if (!critique.ok) return noSuchCard()
  const { t } = await texts()
  const run = input.value.runId && (await viewRun(ctx, input.value.runId))
  const told = run && isSecret(run) ? withoutPoints(critique.value) : critique.value
  return respond(sayCritique(told, t))
})
