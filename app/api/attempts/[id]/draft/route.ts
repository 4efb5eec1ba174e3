import { Draft } from '#core/practice/record.ts'
import { dropDraft, saveDraft } from '#core/study/attempts.ts'
import { jsonOf } from '../../../../_server/body.ts'
import { context } from '../../../../_server/context.ts'
import { done, guarded, noSuchCard, refuse } from '../../../../_server/respond.ts'
import { attemptIdIn, badPath } from '../../params.ts'

type Route = { params: Promise<{ id: string }> }

/** Keeps an attempt under way, unless a later state of it is kept. */
export const PUT = guarded(async (request: Request, { params }: Route) => {
  const id = await attemptIdIn(params)
  if (!id) return badPath()
  const draft = await jsonOf(request, Draft)
  if (!draft.ok) return draft.error
  if (draft.value.id !== id) return refuse('bad-request', 'the draft is of another attempt than the path')
  const kept = await saveDraft(await context(), draft.value)
  if (kept.ok) return done()
  const { error } = kept
  switch (error.kind) {
    case 'unknown-card':
      return noSuchCard()
    case 'older':
      return refuse('stale', 'a later state of this attempt is kept', error)
    case 'saved':
      return refuse('stale', 'this attempt is saved already', error)
    default:
      return error satisfies never
  }
})

/** Throws an attempt under way away, its recordings too. */
export const DELETE = guarded(async (_request: Request, { params }: Route) => {
  const id = await attemptIdIn(params)
  if (!id) return badPath()
  await dropDraft(await context(), id)
  return done()
})
