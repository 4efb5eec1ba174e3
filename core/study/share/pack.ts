import { isDeepStrictEqual } from 'node:util'
import type { CardId } from '#core/card/card.ts'
import type { Author } from '#core/card/rights.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { cardPath } from '#core/share/bundle/bundle.ts'
import { contentHash, sha256 } from '#core/share/bundle/content-hash.ts'
import { makeBundle } from '#core/share/bundle/make.ts'
import type { BundleManifest } from '#core/share/bundle/manifest.ts'
import { addVersion } from '#core/store/chain-versions.ts'
import { insideWrite } from '#core/store/reviews.ts'
import type { Context } from '../context.ts'
import { canonicalTexts } from './canonical-texts.ts'
import { demosOf } from './chain-demos.ts'
import { imagesOf } from './chain-images.ts'
import type { Packed, PackOptions, PackRefusal, Remark } from './packed.ts'
import { lineageOf, type Past, pastOf } from './past.ts'
import { type ChainFiles, changesOf, knownElsewhere } from './patch.ts'
import { readChain } from './read-chain.ts'
import { remarksOn } from './remarks.ts'
import { readSharingSettings } from './settings.ts'

/** What most libraries take in. */
const USUAL = { files: 500, bytes: 20 * 1024 * 1024 } as const
/** All files of a bundle together: it is made in memory. */
const MAX_BYTES = 100 * 1024 * 1024

/** A chain as it would go out now: the root and everything its follow-ups lead to. Writes nothing. */
export async function packChain(
  ctx: Context,
  root: CardId,
  options: PackOptions = {},
): Promise<Result<Packed, PackRefusal>> {
  const made = await pack(ctx, root, options)
  if (!made.ok) return made
  const { last: _, ...packed } = made.value
  return ok(packed)
}

/** Packs a chain, and puts on record that it went out as this if that is new. */
export async function sendOut(
  ctx: Context,
  root: CardId,
  options: PackOptions = {},
): Promise<Result<Packed & { readonly versionId: string }, PackRefusal>> {
  const made = await pack(ctx, root, options)
  if (!made.ok) return made
  const { last, ...packed } = made.value
  const { bundle } = packed
  const versionId =
    last?.bundle === bundle
      ? last.id
      : await insideWrite(ctx.db, (tx) => addVersion(tx, { bundle, way: 'out', at: ctx.now(), batch: null }))
  return ok({ ...packed, versionId })
}

async function pack(
  ctx: Context,
  cardId: CardId,
  options: PackOptions,
): Promise<Result<Packed & Pick<Past, 'last'>, PackRefusal>> {
  const read = await readChain(ctx, cardId)
  if (!read.ok) return read
  const { root, cards } = read.value
  const [settings, past] = await Promise.all([readSharingSettings(ctx.db), pastOf(ctx.db, root)])
  const { last, cameIn } = past
  const license = options.license ?? licenseOfOthers(past) ?? settings.license
  const sharer = options.authors ?? (settings.author === null ? [] : [settings.author])
  const images = await imagesOf(ctx, cards.values())
  const demos = await demosOf(ctx, cards)
  const canonical = await canonicalTexts(cards, { license, authors: sharer }, images.names)
  if (!canonical.ok) return canonical

  const whole: ChainFiles = { cards: canonical.value.texts, images: images.images, demos: demos.files }
  const kind = options.patch === true ? 'patch' : 'chain'
  if (kind === 'patch' && cameIn === null) return err({ kind: 'not-taken-in' })
  const files =
    kind === 'patch'
      ? changesOf(whole, demos.shownBy, await knownElsewhere(ctx.db, past))
      : { ...whole, base: new Map<CardId, string>() }
  if (files.cards.size === 0) return err({ kind: 'nothing-changed' })
  if (kind === 'patch' && files.base.size === 0) return err({ kind: 'not-taken-in' })
  const bytes = bytesIn(files)
  if (bytes > MAX_BYTES) return err({ kind: 'too-large', bytes, limit: MAX_BYTES })

  const hash = hashOf(root, files)
  const authors = eachOnce([...canonical.value.authors, ...(cameIn?.authors ?? []), ...sharer])
  const now = { kind, hash, license, authors, isWished: options.authors !== undefined } as const
  const isKnown = last !== null && !options.fork && isSame(last.bundle, now)
  const bundle = isKnown
    ? last.bundle
    : makeBundle({
        ...lineageOf(past, hash, options.fork === true),
        ...files,
        kind,
        root,
        license,
        authors,
      })
  const large: readonly Remark[] =
    bundle.files.size > USUAL.files || bytes > USUAL.bytes ? [{ kind: 'large', files: bundle.files.size, bytes }] : []
  const remarks = [...large, ...images.remarks, ...demos.remarks, ...(await remarksOn(ctx, cards, license))]
  return ok({ bundle, isNew: !isKnown, remarks, last })
}

/** Under which a chain stands that came in, or began from another one. Null: it is one's own. */
const licenseOfOthers = ({ last, cameIn }: Past): string | null =>
  last !== null && (cameIn !== null || last.bundle.manifest.forkedFrom.length > 0) ? last.bundle.manifest.license : null

type Now = Pick<BundleManifest, 'kind' | 'license' | 'authors'> & { readonly hash: string; readonly isWished: boolean }

/** Of what is as it was nobody is named anew who did not change it, unless that is wished; nor anybody who is named no more. */
const isSame = ({ manifest }: Bundle, { kind, hash, license, authors, isWished }: Now): boolean =>
  manifest.kind === kind &&
  manifest.contentHash === hash &&
  manifest.license === license &&
  (isWished
    ? isDeepStrictEqual(authors, manifest.authors)
    : manifest.authors.every((before) => authors.some((author) => isDeepStrictEqual(author, before))))

/** As the manifest will say it. */
const hashOf = (root: CardId, { cards, images, demos }: ChainFiles): string =>
  contentHash(root, [
    ...[...cards].map(([id, text]) => ({ path: cardPath(id), sha256: sha256(text) })),
    ...[...images].map(([name, image]) => ({ path: `cards/images/${name}`, sha256: sha256(image) })),
    ...[...demos].map(([path, file]) => ({ path: `demos/${path}`, sha256: sha256(file) })),
  ])

const bytesIn = ({ cards, images, demos }: ChainFiles): number =>
  [...cards.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0) +
  [...images.values(), ...demos.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)

const MAX_AUTHORS = 100

const eachOnce = (authors: readonly Author[]): Author[] =>
  [...new Map(authors.map((author) => [JSON.stringify([author.name, author.url ?? '']), author])).values()].slice(
    0,
    MAX_AUTHORS,
  )
