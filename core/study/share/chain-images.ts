import { readMedia } from '#core/card/disk.ts'
import { mediaOf } from '#core/card/relocate.ts'
import { lineAt, lineStarts } from '#core/card/render/report.ts'
import { sha256 } from '#core/share/bundle/content-hash.ts'
import { cleanImage } from '#core/share/images/clean.ts'
import { MAX_IMAGE_BYTES } from '../card-images.ts'
import type { Context } from '../context.ts'
import { newBreath } from '../in-steps.ts'
import type { Remark } from './packed.ts'
import type { ChainCard } from './read-chain.ts'

type LeftOut = Extract<Remark, { readonly kind: 'file-left-out' }>['why']
type Found = { readonly name: string; readonly bytes: Uint8Array; readonly isTurned: boolean }

export type ChainImages = {
  /** What an image is called in the bundle, by its path in the content folder. */
  readonly names: ReadonlyMap<string, string>
  /** By what they are called in the bundle. */
  readonly images: ReadonlyMap<string, Uint8Array>
  readonly remarks: readonly Remark[]
}

/** The images that cards show or link to, without their metadata. Whatever else they name stays where it is. */
export async function imagesOf(ctx: Context, cards: Iterable<ChainCard>): Promise<ChainImages> {
  const seen = new Map<string, Found | LeftOut>()
  const remarks: Remark[] = []
  const breathe = newBreath()
  for (const parsed of cards) {
    const starts = lineStarts(parsed.source)
    for (const { path, span } of mediaOf(parsed)) {
      const found = seen.get(path) ?? (await readImage(ctx, path))
      seen.set(path, found)
      const at = { cardId: parsed.card.id, line: span && lineAt(starts, span.start), path }
      if (typeof found === 'string') remarks.push({ kind: 'file-left-out', ...at, why: found })
      else if (found.isTurned) remarks.push({ kind: 'image-turned', ...at })
    }
    await breathe()
  }
  const found = [...seen].flatMap(([path, one]) => (typeof one === 'string' ? [] : [[path, one] as const]))
  return {
    names: new Map(found.map(([path, { name }]) => [path, name])),
    images: new Map(found.map(([, { name, bytes }]) => [name, bytes])),
    remarks,
  }
}

async function readImage(ctx: Context, path: string): Promise<Found | LeftOut> {
  const bytes = await readMedia(ctx.contentDir, path)
  if (bytes === null) return 'missing'
  if (bytes.byteLength > MAX_IMAGE_BYTES) return 'too-large'
  const clean = cleanImage(bytes)
  if (!clean.ok) return clean.error
  const { kind, bytes: packed, isTurned } = clean.value
  return { name: `${sha256(packed).slice(0, 16)}.${kind}`, bytes: packed, isTurned }
}
