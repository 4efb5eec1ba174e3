import { mergeCards, MergeInput } from '#core/study/merge.ts'
import { jsonOf } from '../../../../_server/body.ts'
import { context } from '../../../../_server/context.ts'
import { cardIdIn, guarded, noSuchCard, refuse, respond } from '../../../../_server/respond.ts'

const Body = MergeInput.omit({ from: true })

/** Makes the card part of another: `{into, expectedHash, expectedIntoHash}`. Taken back by `DELETE /api/changes/:batch`. */
export const POST = guarded(async (request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const from = await cardIdIn(params)
  const input = await jsonOf(request, Body)
  if (!input.ok) return input.error
  if (!from) return noSuchCard()
  const merged = await mergeCards(await context(), { ...input.value, from })
  if (merged.ok) return respond(merged.value)
  const { error } = merged
  switch (error.kind) {
    case 'same-card':
      return refuse('bad-request', 'a card cannot be merged into itself')
    case 'unknown-card':
      return refuse('not-found', `there is no card ${error.cardId}`)
    case 'no-file':
    case 'changed':
      return refuse('stale', `${error.path} was changed since`, error)
    case 'unreadable':
      return refuse('unreadable', `${error.path} is written in a way that it cannot be merged`, error)
    default:
      return error satisfies never
  }
})
