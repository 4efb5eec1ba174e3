import { EditDraftId, EditDraftInput } from '#core/card/edit-draft.ts'
import { dropEditDraft, keepEditDraft } from '#core/study/edit-drafts.ts'
import { MAX_TEXT_BYTES, jsonOf } from '../../../../../_server/body.ts'
import { context } from '../../../../../_server/context.ts'
import { cardIdIn, done, guarded, noSuchCard, refuse } from '../../../../../_server/respond.ts'

type Route = { params: Promise<{ id: string; draftId: string }> }

const noDraftId = (): Response => refuse('bad-request', 'a draft is named by a UUID')

/** Keeps a text that is being written, unless a later state of it is kept. */
export const PUT = guarded(async (request: Request, { params }: Route) => {
  const cardId = await cardIdIn(params)
  if (!cardId) return noSuchCard()
  const id = EditDraftId.safeParse((await params).draftId)
  if (!id.success) return noDraftId()
  const input = await jsonOf(request, EditDraftInput, MAX_TEXT_BYTES)
  if (!input.ok) return input.error
  const kept = await keepEditDraft(await context(), { ...input.value, id: id.data, cardId })
  if (kept.ok) return done()
  const { error } = kept
  switch (error.kind) {
    case 'unknown-card':
      return noSuchCard()
    case 'other-card':
      return refuse('bad-request', 'this is the draft of another card')
    case 'older':
      return refuse('stale', 'a later state of this text is kept', { seq: error.seq })
    case 'too-large':
      return refuse('too-large', `a card holds at most ${error.limit} bytes`, { limit: error.limit })
    default:
      return error satisfies never
  }
})

/** Throws a text away that was being written. */
export const DELETE = guarded(async (_request: Request, { params }: Route) => {
  const cardId = await cardIdIn(params)
  if (!cardId) return noSuchCard()
  const id = EditDraftId.safeParse((await params).draftId)
  if (!id.success) return noDraftId()
  await dropEditDraft(await context(), cardId, id.data)
  return done()
})
