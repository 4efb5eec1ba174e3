import { type OpenError, openText, SaveInput, saveText } from '#core/study/write-card.ts'
import { MAX_TEXT_BYTES, jsonOf } from '../../../../_server/body.ts'
import { context } from '../../../../_server/context.ts'
import { cardIdIn, guarded, noRoom, noSuchCard, refuse, respond } from '../../../../_server/respond.ts'

type Route = { params: Promise<{ id: string }> }

/** A card's file, to be written in. */
export const GET = guarded(async (request: Request, { params }: Route) => {
  const id = await cardIdIn(params)
  if (!id) return noSuchCard()
  const opened = await openText(await context(), id)
  if (!opened.ok) return refuseOpening(opened.error)
  const headers = { etag: `"${opened.value.hash}"`, 'cache-control': 'no-cache' }
  const isKnown = request.headers.get('if-none-match') === headers.etag
  return isKnown ? new Response(null, { status: 304, headers }) : Response.json(opened.value, { headers })
})

/** Writes one section of a card's file, or all of it, if the file is what it was when the writing began. */
export const PUT = guarded(async (request: Request, { params }: Route) => {
  const id = await cardIdIn(params)
  if (!id) return noSuchCard()
  const input = await jsonOf(request, SaveInput, MAX_TEXT_BYTES)
  if (!input.ok) return input.error
  const saved = await saveText(await context(), id, input.value)
  if (saved.ok) return respond(saved.value)
  const { error } = saved
  switch (error.kind) {
    case 'stale':
      return refuse('stale', 'the file changed since the writing began; nothing was written', {
        theirs: error.theirs,
        merged: error.merged,
      })
    case 'unreadable':
      return refuse('unreadable', 'this text does not go into the card; nothing was written', {
        problems: error.problems,
      })
    case 'too-large':
      return refuse('too-large', `a card holds at most ${error.limit} bytes`, { limit: error.limit })
    case 'no-room':
      return noRoom()
    default:
      return refuseOpening(error)
  }
})

function refuseOpening(error: OpenError): Response {
  switch (error.kind) {
    case 'unknown-card':
      return noSuchCard()
    case 'no-file':
      return refuse('not-found', 'the file of this card is gone', { path: error.path })
    case 'no-text': {
      // By places in the file, which is not shown.
      const problems = error.problems.map(({ severity, message, mend }) => ({
        severity,
        message,
        mend,
        from: null,
        to: null,
      }))
      return refuse('unreadable', 'the file holds what is no text, or too much', { path: error.path, problems })
    }
    default:
      return error satisfies never
  }
}
