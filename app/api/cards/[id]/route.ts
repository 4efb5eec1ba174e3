import { viewCard } from '#core/study/cards.ts'
import { organise, OrganiseInput } from '#core/study/organise.ts'
import { jsonOf } from '../../../_server/body.ts'
import { context } from '../../../_server/context.ts'
import { cardIdIn, guarded, noSuchCard, refuse, respond, takenInOrNone } from '../../../_server/respond.ts'

type Props = { params: Promise<{ id: string }> }

export const GET = guarded(async (_request: Request, { params }: Props) => {
  const id = await cardIdIn(params)
  const view = id && (await viewCard(await context(), id))
  return view ? respond(view) : takenInOrNone(id, (owner) => `/api/cards/${owner}`)
})

/** Renames the card, moves it to another topic, archives it or takes it out again. */
export const PATCH = guarded(async (request: Request, { params }: Props) => {
  const input = await jsonOf(request, OrganiseInput)
  if (!input.ok) return input.error
  const id = await cardIdIn(params)
  if (!id) return noSuchCard()
  const made = await organise(await context(), id, input.value)
  if (made.ok) {
    const { path, hash, batch } = made.value
    return respond({ path, hash, batch })
  }
  const { error } = made
  switch (error.kind) {
    case 'unknown-card':
      return noSuchCard()
    case 'bad-title':
      return refuse('bad-request', 'a title has 1 to 300 characters')
    case 'bad-topic':
      return refuse('bad-request', 'this is no name of a folder for cards')
    case 'changed':
      return refuse('stale', `${error.path} is not as it was when it was looked at; look again`, error)
    case 'unreadable':
      return refuse('unreadable', `${error.path} is written in a way that this cannot be put into it`, error)
    default:
      return error satisfies never
  }
})
