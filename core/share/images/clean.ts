import { type ImageKind, imageKindOf } from '#core/card/image-kind.ts'
import { err, ok, type Result } from '#core/result.ts'
import { cleanGif } from './gif.ts'
import { cleanJpeg } from './jpeg.ts'
import { cleanPng } from './png.ts'
import { cleanWebp } from './webp.ts'

/** An image that shows what it did and says nothing besides: not where, when, by whom and with what it was made. */
export type CleanImage = {
  readonly kind: ImageKind
  readonly bytes: Uint8Array
  /** Its metadata had it turned, and they are gone: it lies otherwise now. */
  readonly isTurned: boolean
}

/** `metadata`: it holds what cannot be taken out, or is laid out in a way that nobody could say what it holds. */
export type ImageFault = 'svg' | 'no-image' | 'metadata'

/** Takes out of an image what no picture is made of. One that is clean stays as it is, byte for byte. */
export function cleanImage(bytes: Uint8Array): Result<CleanImage, ImageFault> {
  const kind = imageKindOf(bytes)
  switch (kind) {
    case 'png':
      return cleaned(kind, cleanPng(bytes))
    case 'webp':
      return cleaned(kind, cleanWebp(bytes))
    case 'gif':
      return cleaned(kind, cleanGif(bytes))
    case 'jpg': {
      const clean = cleanJpeg(bytes)
      return cleaned(kind, clean?.bytes ?? null, clean?.isTurned)
    }
    case 'avif':
      // Metadata lie among the picture's own boxes, which all give the places of others.
      return cleaned(kind, hasMetadata(bytes) ? null : bytes)
    case 'svg':
      return err('svg')
    case null:
      return err('no-image')
    default:
      return kind satisfies never
  }
}

const cleaned = (kind: ImageKind, bytes: Uint8Array | null, isTurned = false): Result<CleanImage, ImageFault> =>
  bytes === null ? err('metadata') : ok({ kind, bytes, isTurned })

/** Items of ISO 23008-12 that hold metadata, by their names. */
const hasMetadata = (bytes: Uint8Array): boolean =>
  ['Exif', 'mime', 'uri '].some((name) => Buffer.from(bytes).includes(name, 0, 'latin1'))
