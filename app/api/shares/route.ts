import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { LinkLabel, linksOf, makeLink } from '#core/study/share/links.ts'
import { jsonOf } from '../../_server/body.ts'
import { context } from '../../_server/context.ts'
import { queryOf } from '../../_server/query.ts'
import { badRequest, guarded, refuse, respond } from '../../_server/respond.ts'
import { shareUrl } from '../../_server/share-url.ts'
import { refuseShare } from './refuse-share.ts'

const Query = z.strictObject({ card: CardId.nullable().default(null) })

/** The links there are, without their tokens: `?card=` those to the chain that begins there. */
export const GET = guarded(async (request: Request) => {
  const query = Query.safeParse(queryOf(request))
  if (!query.success) return badRequest(query.error)
  return respond({ links: await linksOf(await context(), query.data.card) })
})

const Body = z.strictObject({
  cardId: CardId,
  label: LinkLabel.default(''),
  expiresAt: z.iso
    .datetime({ offset: true })
    .transform((at) => new Date(at))
    .nullable()
    .default(null),
  isIndexed: z.boolean().default(false),
  isEmbeddable: z.boolean().default(false),
})

/** Makes a link: `{cardId, label?, expiresAt?, isIndexed?, isEmbeddable?}`. Its address is in the answer and nowhere else. */
export const POST = guarded(async (request: Request) => {
  const body = await jsonOf(request, Body)
  if (!body.ok) return body.error
  const { cardId, ...input } = body.value
  const made = await makeLink(await context(), cardId, input)
  if (!made.ok) {
    return made.error.kind === 'in-the-past'
      ? refuse('bad-request', 'the link would have expired already')
      : refuseShare(made.error)
  }
  const { link, path } = made.value
  return respond({ link, url: (shareUrl() ?? '') + path }, 201)
})
