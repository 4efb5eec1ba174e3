import { listEditDrafts } from '#core/study/edit-drafts.ts'
import { context } from '../../../../_server/context.ts'
import { cardIdIn, guarded, noSuchCard, respond } from '../../../../_server/respond.ts'

/** The texts that are being written of a card and are not in its file, those kept last first. */
export const GET = guarded(async (_request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const id = await cardIdIn(params)
  if (!id) return noSuchCard()
  const kept = await listEditDrafts(await context(), id)
  const drafts = kept.map((draft) => {
    const { part, baseHash, text, seq, savedAt } = draft
    return { id: draft.id, part, baseHash, text, seq, savedAt }
  })
  return respond({ drafts })
})
