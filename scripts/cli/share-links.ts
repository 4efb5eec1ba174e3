import { renderUnicodeCompact } from 'uqr'
import { CardId } from '#core/card/card.ts'
import {
  type LinkError,
  LinkLabel,
  type LinkState,
  linksOf,
  linkState,
  type MakeLinkError,
  makeLink,
  revokeLink,
  ShareLinkId,
  type StoredLink,
} from '#core/study/share/links.ts'
import { environment, withLibrary } from './library.ts'
import { Failure, type Output } from './output.ts'
import { sayRefusal } from './share-words.ts'

type Options = { readonly label?: string; readonly days?: number; readonly index?: true; readonly embed?: true }

const DAY_MS = 24 * 3600 * 1000

/** Makes a link to the chain of a card, and prints it with a code to be scanned: it is shown this once. */
export async function link(cardId: string, { label = '', days, index, embed }: Options): Promise<Output> {
  const root = cardIdIn(cardId)
  const named = LinkLabel.safeParse(label)
  if (!named.success) throw new Failure(`the label ${named.error.issues[0]?.message}`, true)
  const { shareUrl } = environment()
  return withLibrary(async (ctx) => {
    const expiresAt = days === undefined ? null : new Date(ctx.now().getTime() + days * DAY_MS)
    const input = { label: named.data, expiresAt, isIndexed: index === true, isEmbeddable: embed === true }
    const made = await makeLink(ctx, root, input)
    if (!made.ok) throw new Failure(why(made.error))
    const url = (shareUrl ?? '') + made.value.path
    const where =
      shareUrl === null
        ? `${url}\n\nIt opens at the address of this server. ZHUIWEN_SHARE_URL says where others reach it.`
        : `${url}\n\n${renderUnicodeCompact(url, { ecc: 'M', border: 2 })}`
    return { text: `${where}\n\nIt is kept nowhere: copy it now.`, json: { url, link: made.value.link } }
  })
}

/** Names the links there are, those of a chain or all. */
export async function links(cardId: string | undefined): Promise<Output> {
  const root = cardId === undefined ? null : cardIdIn(cardId)
  return withLibrary(async (ctx) => {
    const found = (await linksOf(ctx, root)).map((one) => ({ ...one, state: linkState(one, ctx.now()) }))
    return { text: found.map(describe).join('\n') || 'there are no links', json: { links: found } }
  })
}

const describe = ({ id, state, rootId, version, label, expiresAt }: StoredLink & { state: LinkState }): string => {
  const until = expiresAt === null ? '' : `  until ${expiresAt.toISOString()}`
  return `${id}  ${state.padEnd(7)}  ${rootId} version ${version}${until}${label === '' ? '' : `  ${label}`}`
}

/** Closes a link for good. */
export async function revoke(linkId: string): Promise<Output> {
  const id = ShareLinkId.safeParse(linkId)
  if (!id.success) throw new Failure(`"${linkId}" is no id of a link: zhuiwen share links names them`, true)
  return withLibrary(async (ctx) => {
    const revoked = await revokeLink(ctx, id.data)
    if (!revoked.ok) throw new Failure(why(revoked.error))
    return { text: `link ${id.data} is revoked`, json: revoked.value }
  })
}

function cardIdIn(text: string): CardId {
  const id = CardId.safeParse(text)
  if (!id.success) throw new Failure(`"${text}" is no card id`, true)
  return id.data
}

function why(error: MakeLinkError | LinkError): string {
  switch (error.kind) {
    case 'in-the-past':
      return 'the link would have expired already'
    case 'unknown-link':
      return 'there is no such link: zhuiwen share links names them'
    case 'revoked':
      return 'the link was revoked, for good'
    default:
      return sayRefusal(error)
  }
}
