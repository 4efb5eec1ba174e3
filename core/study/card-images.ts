import { createHash } from 'node:crypto'
import path from 'node:path'
import type { CardId } from '#core/card/card.ts'
import { readMedia, writeCardFile } from '#core/card/disk.ts'
import { imageKindOf } from '#core/card/image-kind.ts'
import { err, ok, type Result } from '#core/result.ts'
import { plainName } from '#core/share/apkg/images.ts'
import type { Context } from './context.ts'
import { isNoRoom } from './file-errors.ts'
import { inTurn } from './in-turn.ts'
import { fileNow, isKnownCard } from './version-file.ts'

/** `path` is relative to the content folder, and has the bytes' hash in it. */
export type ImageToMake = { readonly path: string; readonly bytes: Uint8Array }

/** What the name of an image begins with, the same however an address writes the rest. */
export const IMAGE_MARK = /[0-9a-f]{8}-/g
export const IMAGE_MARK_LENGTH = 9

/** An image beside the cards of a folder. */
export function imageIn(folder: string, name: string, bytes: Uint8Array): ImageToMake {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  return { path: path.posix.join(folder, `${hash}-${plainName(name)}`), bytes }
}

/** Larger than any screenshot. */
export const MAX_IMAGE_BYTES = 10 * 1024 * 1024

export type AddImageError =
  | { readonly kind: 'unknown-card' }
  | { readonly kind: 'too-large'; readonly limit: number }
  /** It may hold scripts. */
  | { readonly kind: 'svg' }
  | { readonly kind: 'no-image' }
  | { readonly kind: 'no-room' }

/** `src`: what goes into the card, as in `![](src)`. `path` is relative to the content folder. */
export type AddedImage = { readonly src: string; readonly path: string }

/** Puts an image beside a card. What it is, its bytes say; `name` is what it was called elsewhere. */
export async function addImage(
  ctx: Context,
  id: CardId,
  name: string,
  bytes: Uint8Array,
): Promise<Result<AddedImage, AddImageError>> {
  if (!(await isKnownCard(ctx, id))) return err({ kind: 'unknown-card' })
  if (bytes.byteLength > MAX_IMAGE_BYTES) return err({ kind: 'too-large', limit: MAX_IMAGE_BYTES })
  const kind = imageKindOf(bytes)
  if (kind === 'svg') return err({ kind: 'svg' })
  if (kind === null) return err({ kind: 'no-image' })
  const { path: card } = await fileNow(ctx, id)
  const image = imageIn(path.posix.dirname(card), `${path.posix.parse(name).name || 'image'}.${kind}`, bytes)
  try {
    await inTurn(path.join(ctx.contentDir, image.path), () => writeImage(ctx.contentDir, image))
  } catch (error) {
    if (!isNoRoom(error)) throw error
    return err({ kind: 'no-room' })
  }
  return ok({ src: encodeURI(path.posix.basename(image.path)), path: image.path })
}

/** Writes an image whole or not at all. */
export async function writeImage(contentDir: string, { path: place, bytes }: ImageToMake): Promise<void> {
  // One of its name holds the same bytes.
  if ((await readMedia(contentDir, place)) !== null) return
  await writeCardFile(contentDir, place, bytes)
}
