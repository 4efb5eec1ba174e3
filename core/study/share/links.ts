import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { bundleOfVersion } from '#core/store/chain-versions.ts'
import { insideWrite } from '#core/store/reviews.ts'
import {
  addLink,
  addLinkChange,
  allLinks,
  linkByHash,
  linkById,
  linksTo,
  ShareLinkId,
  type StoredLink,
} from '#core/store/share-links.ts'
import type { Context } from '../context.ts'
import type { PackRefusal } from './packed.ts'
import { sendOut } from './pack.ts'
import { hashOf, mintToken, sharePath, ShareToken } from './token.ts'

export { ShareLinkId, type StoredLink } from '#core/store/share-links.ts'

/** What its owner calls a link; nobody else sees it. One line, as lists and terminals show it. */
export const LinkLabel = z
  .string()
  .trim()
  .max(100, 'is longer than 100 characters')
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'holds a line break or another control character')

/** How a link is to be. */
export const LinkInput = z
  .strictObject({
    label: LinkLabel,
    /** The first instant at which it no longer opens. Null: it opens until it is revoked. */
    expiresAt: z.date().nullable(),
    /** Search engines may list it. */
    isIndexed: z.boolean(),
    /** Other sites may show it in a frame. */
    isEmbeddable: z.boolean(),
  })
  .readonly()
export type LinkInput = z.infer<typeof LinkInput>

/** `path`: where it leads, with the token, which is told this once. */
export type MadeLink = { readonly link: StoredLink; readonly path: string }

export type MakeLinkError = PackRefusal | { readonly kind: 'in-the-past' }
export type LinkError = { readonly kind: 'unknown-link' } | { readonly kind: 'revoked' }

/**
 * Makes a link that shows the chain of this card as it is now, and goes on showing it so: what is written later is public
 * only once somebody says so (`showNewest`).
 */
export async function makeLink(ctx: Context, root: CardId, input: LinkInput): Promise<Result<MadeLink, MakeLinkError>> {
  const madeAt = ctx.now()
  if (input.expiresAt !== null && input.expiresAt <= madeAt) return err({ kind: 'in-the-past' })
  const sent = await sendOut(ctx, root, {})
  if (!sent.ok) return sent
  const { bundle, versionId } = sent.value
  const [id, token] = [ShareLinkId.parse(randomUUID()), mintToken()]
  const link = await insideWrite(ctx.db, async (tx) => {
    const { chainId } = bundle.manifest
    await addLink(tx, { ...input, id, tokenHash: hashOf(token), chainId, madeAt }, versionId)
    return linkById(tx, id)
  })
  if (link === null) throw new Error('a link that was just made shows no version')
  return ok({ link, path: sharePath(token) })
}

/** The links to the chain of a card, or all there are, the newest first; those that no longer open as well. */
export const linksOf = (ctx: Context, root: CardId | null): Promise<StoredLink[]> =>
  root === null ? allLinks(ctx.db) : linksTo(ctx.db, root)

/** Null: there is no such link. */
export const findLink = (ctx: Context, id: ShareLinkId): Promise<StoredLink | null> => linkById(ctx.db, id)

/** Whether it opens, and why not. */
export type LinkState = 'open' | 'expired' | 'revoked'
export function linkState({ revokedAt, expiresAt }: StoredLink, now: Date): LinkState {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'open'
}

/** Closes a link for good. What was opened with it before cannot be called back. Closed twice is closed. */
export const revokeLink = (
  ctx: Context,
  id: ShareLinkId,
): Promise<Result<StoredLink, { readonly kind: 'unknown-link' }>> =>
  insideWrite(ctx.db, async (tx) => {
    const link = await linkById(tx, id)
    if (link === null) return err({ kind: 'unknown-link' })
    if (link.revokedAt !== null) return ok(link)
    await addLinkChange(tx, id, ctx.now(), null)
    return ok((await linkById(tx, id)) ?? link)
  })

/** Has a link show its chain as it is now. `isNew`: it showed something else before. */
export async function showNewest(
  ctx: Context,
  id: ShareLinkId,
): Promise<Result<{ readonly link: StoredLink; readonly isNew: boolean }, LinkError | PackRefusal>> {
  const before = await linkById(ctx.db, id)
  if (before === null) return err({ kind: 'unknown-link' })
  if (before.revokedAt !== null) return err({ kind: 'revoked' })
  const sent = await sendOut(ctx, before.rootId, {})
  if (!sent.ok) return sent
  return insideWrite(ctx.db, async (tx) => {
    const link = await linkById(tx, id)
    if (link === null) return err({ kind: 'unknown-link' })
    if (link.revokedAt !== null) return err({ kind: 'revoked' })
    if (link.versionId === sent.value.versionId) return ok({ link, isNew: false })
    await addLinkChange(tx, id, ctx.now(), sent.value.versionId)
    return ok({ link: (await linkById(tx, id)) ?? link, isNew: true })
  })
}

/** The link that a token opens now. Why none is opened is for its owner: to whoever asks, all of it is one. */
export async function openLink(
  ctx: Context,
  text: string,
): Promise<Result<StoredLink, 'unknown' | Exclude<LinkState, 'open'>>> {
  const token = ShareToken.safeParse(text)
  const link = token.success ? await linkByHash(ctx.db, hashOf(token.data)) : null
  if (link === null) return err('unknown')
  const state = linkState(link, ctx.now())
  return state === 'open' ? ok(link) : err(state)
}

/** What a link shows, whole. */
export async function bundleShown(ctx: Context, { versionId }: StoredLink): Promise<Bundle> {
  const bundle = await bundleOfVersion(ctx.db, versionId)
  if (bundle === null) throw new Error(`version ${versionId} of a link is gone`)
  return bundle
}
