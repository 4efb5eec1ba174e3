import { PreviewInput, previewText } from '#core/study/preview.ts'
import { MAX_TEXT_BYTES, jsonOf } from '../../../../_server/body.ts'
import { context } from '../../../../_server/context.ts'
import { cardIdIn, guarded, noSuchCard, refuse, respond } from '../../../../_server/respond.ts'

/** A card as it would be with a text that is being written, and what is wrong with that. */
export const POST = guarded(async (request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const id = await cardIdIn(params)
  if (!id) return noSuchCard()
  const input = await jsonOf(request, PreviewInput, MAX_TEXT_BYTES)
  if (!input.ok) return input.error
  const preview = await previewText(await context(), id, input.value)
  if (preview.ok) return respond(preview.value)
  const { error } = preview
  switch (error.kind) {
    case 'unknown-base':
      return refuse('not-found', 'there is no card of this id, or its file never was what the writing began from')
    case 'too-large':
      return refuse('too-large', `a card holds at most ${error.limit} bytes`, { limit: error.limit })
    default:
      return error satisfies never
  }
})
