import { joined, lettersAt, viewOf } from './pieces.ts'

/** Chunks that a picture is made of (RFC 9649, 2.7). */
const SHOWN = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** Bits of VP8X that say there is metadata. */
const HAS_EXIF_OR_XMP = 0b1100

/** A WebP without its metadata. Null: it is not laid out as one. */
export function cleanWebp(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes)
  if (bytes.length < 20) return null
  const last = Math.min(bytes.length, 8 + view.getUint32(4, true))
  const kept: Uint8Array[] = []
  for (let at = 12; at + 8 <= last;) {
    const size = view.getUint32(at + 4, true)
    // Chunks begin at even places.
    const end = at + 8 + size + (size % 2)
    if (at + 8 + size > last) return null
    const kind = lettersAt(bytes, at, 4)
    if (SHOWN.has(kind)) kept.push(kind === 'VP8X' ? withoutFlags(bytes.slice(at, end)) : bytes.subarray(at, end))
    at = end
  }
  const body = joined(kept)
  if (body.length < 8) return null
  const head = bytes.slice(0, 12)
  viewOf(head).setUint32(4, body.length + 4, true)
  return joined([head, body])
}

function withoutFlags(chunk: Uint8Array): Uint8Array {
  chunk[8] = (chunk[8] ?? 0) & ~HAS_EXIF_OR_XMP
  return chunk
}
