import { readMedia } from '#core/card/disk.ts'
import { imageKindOf } from '#core/card/image-kind.ts'
import type { ParsedCard } from '#core/card/parse.ts'
import { mediaOf } from '#core/card/relocate.ts'
import { sha256 } from '#core/share/bundle/content-hash.ts'
import type { Context } from '../context.ts'

/** The names that the images of a card have in a bundle, by their paths in the content folder. */
export async function imagesOf(ctx: Context, parsed: ParsedCard): Promise<ReadonlyMap<string, string>> {
  const images = new Map<string, string>()
  for (const { path } of mediaOf(parsed)) {
    const bytes = images.has(path) ? null : await readMedia(ctx.contentDir, path)
    const kind = bytes && imageKindOf(bytes)
    if (bytes && kind !== null && kind !== 'svg') images.set(path, `${sha256(bytes).slice(0, 16)}.${kind}`)
  }
  return images
}
