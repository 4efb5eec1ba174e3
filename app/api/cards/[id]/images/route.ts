import { z } from 'zod'
import { addImage, MAX_IMAGE_BYTES } from '#core/study/card-images.ts'
import { bytesOf } from '../../../../_server/body.ts'
import { context } from '../../../../_server/context.ts'
import { queryOf } from '../../../../_server/query.ts'
import { badRequest, cardIdIn, guarded, noRoom, noSuchCard, refuse, respond } from '../../../../_server/respond.ts'

const Query = z.strictObject({ name: z.string().max(500).default('image') })

/** Puts an image beside a card. */
export const POST = guarded(async (request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const query = Query.safeParse(queryOf(request))
  if (!query.success) return badRequest(query.error)
  const id = await cardIdIn(params)
  if (!id) return noSuchCard()
  const bytes = await bytesOf(request, MAX_IMAGE_BYTES)
  if (!bytes.ok) return bytes.error
  const added = await addImage(await context(), id, query.data.name, bytes.value)
  if (added.ok) return respond(added.value, 201)
  const { error } = added
  switch (error.kind) {
    case 'unknown-card':
      return noSuchCard()
    case 'too-large':
      return refuse('too-large', `an image holds at most ${error.limit} bytes`, { limit: error.limit })
    case 'svg':
      return refuse('bad-image', 'an SVG is a document that may hold scripts; save it as PNG or WebP')
    case 'no-image':
      return refuse('bad-image', 'this is no PNG, JPEG, GIF, WebP or AVIF, whatever it is called')
    case 'no-room':
      return noRoom()
    default:
      return error satisfies never
  }
})
