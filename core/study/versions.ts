import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { decode } from '#core/card/disk.ts'
import { parseCard, type ParsedCard } from '#core/card/parse.ts'
import { type CardPart, changedParts, type PartId, partsOf } from '#core/card/parts.ts'
import { type RevisionHead, revisionsOf, revisionSources } from '#core/store/revisions.ts'
import type { Context } from './context.ts'
import { unpack } from './revision-bytes.ts'
import { fileNow, hashOf } from './version-file.ts'

/** Of a card's versions, counted from 1 in the order they were seen. */
export const VersionNumber = z.coerce.number().int().positive()

export type VersionHead = Pick<RevisionHead, 'seenAt' | 'path' | 'hash'> & { readonly n: number }

export type Version = VersionHead & {
  readonly bytes: Uint8Array
  readonly parsed: ParsedCard
  readonly parts: readonly CardPart[]
}

export type VersionLine = VersionHead & {
  readonly sizeBytes: number
  /** Parts that are otherwise than in the version before. Empty: the first one, or only their order changed. */
  readonly changed: readonly PartId[]
  /** Whether the file is this version now. */
  readonly isCurrent: boolean
}

export type CardVersions = {
  readonly id: CardId
  readonly title: string
  /** BCP 47. */
  readonly lang: string
  /** Versions there are; of `versions`, newest first, there may be fewer. */
  readonly total: number
  readonly versions: readonly VersionLine[]
  /**
   * The card's file as it is now. `hash`: null if there is none, and `path` is then where it would be put back.
   * `isKept`: whether what it holds is among the versions.
   */
  readonly file: { readonly path: string; readonly hash: string | null; readonly isKept: boolean }
}

export type Span = {
  /** Only versions before this one. */
  readonly before?: number | undefined
  readonly limit: number
}

/** The versions of a card that were seen, whether or not its file is still there. Null: none ever was. */
export async function listVersions(ctx: Context, id: CardId, { before, limit }: Span): Promise<CardVersions | null> {
  const [heads, now] = [await headsOf(ctx, id), await fileNow(ctx, id)]
  const [newest] = await load(ctx, heads.slice(-1))
  if (!newest) return null
  const end = Math.min(heads.length, (before ?? Infinity) - 1)
  const start = Math.max(0, end - limit)
  // One more than is asked for, which tells what changed in the oldest that is.
  const loaded = await load(ctx, heads.slice(Math.max(0, start - 1), end))
  const card = (now.kind === 'there' ? now.parsed.card : null) ?? newest.parsed.card
  const hash = hashOf(now)
  const current = heads.findLast((head) => head.hash === hash)
  const lines = loaded.map(({ n, seenAt, path, hash: ofVersion, bytes, parts }, i): VersionLine => {
    const changed = changedParts(loaded[i - 1]?.parts ?? parts, parts)
    return { n, seenAt, path, hash: ofVersion, sizeBytes: bytes.byteLength, changed, isCurrent: n === current?.n }
  })
  return {
    id,
    title: card?.title ?? id,
    lang: card?.lang ?? 'und',
    total: heads.length,
    versions: lines.filter(({ n }) => n > start).toReversed(),
    file: { path: now.path, hash, isKept: hash === null || current !== undefined },
  }
}

/** One version of a card, with its text. Null: there is none of this number. */
export async function readVersion(ctx: Context, id: CardId, n: number): Promise<Version | null> {
  const heads = await headsOf(ctx, id)
  return (await load(ctx, heads.slice(n - 1, n))).at(0) ?? null
}

export const countVersions = async (ctx: Context, id: CardId): Promise<number> => (await headsOf(ctx, id)).length

export type Head = RevisionHead & { readonly n: number }

/** Every version of a card, the oldest first, without its text. Bytes that were taken in twice in a row, by two programs at once, are one. */
export async function headsOf(ctx: Context, id: CardId): Promise<readonly Head[]> {
  const all = await revisionsOf(ctx.db, id)
  return all.filter(({ hash }, i) => hash !== all[i - 1]?.hash).map((head, i) => ({ ...head, n: i + 1 }))
}

async function load(ctx: Context, heads: readonly Head[]): Promise<readonly Version[]> {
  const packed = await revisionSources(
    ctx.db,
    heads.map(({ id }) => id),
  )
  return heads.flatMap(({ id, n, seenAt, path, hash }) => {
    const sourceGz = packed.get(id)
    if (!sourceGz) return []
    const bytes = unpack(sourceGz)
    const { source } = decode(bytes, path)
    return [{ n, seenAt, path, hash, bytes, parsed: parseCard(source, path), parts: partsOf(source) }]
  })
}
