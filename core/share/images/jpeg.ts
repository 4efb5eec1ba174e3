import { joined, lettersAt, viewOf } from './pieces.ts'

const [APP0, APP1, APP2, APP14] = [0xe0, 0xe1, 0xe2, 0xee]
const [SOF0, SOI, EOI, SOS] = [0xc0, 0xd8, 0xd9, 0xda]

/**
 * A JPEG without what no picture is made of (ITU-T T.81, B.1.1): comments, the segments of programs but for JFIF, colour
 * profiles and Adobe's, and whatever stands after its end. Null: it is not laid out as one.
 */
export function cleanJpeg(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly isTurned: boolean } | null {
  const view = viewOf(bytes)
  if (bytes.length < 4 || view.getUint16(0) !== 0xff00 + SOI) return null
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let isTurned = false
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) return { bytes: joined([...kept, bytes.subarray(at, at + 2)]), isTurned }
    if (at + 4 > bytes.length) return null
    const end = at + 2 + view.getUint16(at + 2)
    if (end > bytes.length || end < at + 4) return null
    const segment = bytes.subarray(at, end)
    if (isPicture(marker, segment)) kept.push(marker === APP0 ? withoutThumbnail(segment) : segment)
    else if (marker === APP1) isTurned ||= orientationOf(segment.subarray(4)) > 1
    at = marker === SOS ? endOfScan(bytes, end) : end
    if (marker === SOS) kept.push(bytes.subarray(end, at))
  }
  return null
}

function isPicture(marker: number, segment: Uint8Array): boolean {
  // Below are markers that nothing is defined for, above those of programs, extensions and comments.
  if (marker < APP0) return marker >= SOF0
  const named = (name: string): boolean => lettersAt(segment, 4, name.length) === name
  if (marker === APP0) return named('JFIF\0')
  if (marker === APP2) return named('ICC_PROFILE\0')
  return marker === APP14 && named('Adobe')
}

/** Marker to density, and the size of a small picture that may follow (JFIF 1.02): it can show what was cut off since. */
const JFIF_BYTES = 18

function withoutThumbnail(segment: Uint8Array): Uint8Array {
  if (segment.length <= JFIF_BYTES) return segment
  const head = segment.slice(0, JFIF_BYTES)
  viewOf(head).setUint16(2, JFIF_BYTES - 2)
  return head.fill(0, JFIF_BYTES - 2)
}

/** Where the coded picture that begins at `start` ends: at a marker that is neither a restart nor a stuffed 0xFF. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

const ORIENTATION = 0x0112

/** How a viewer is told to turn the picture, 1 to 8 (Exif 2.32, 4.6.4). 1: it stands as it is, or nothing is said. */
function orientationOf(exif: Uint8Array): number {
  if (lettersAt(exif, 0, 6) !== 'Exif\0\0' || exif.length < 14) return 1
  const tiff = exif.subarray(6)
  const view = viewOf(tiff)
  const isLittle = lettersAt(tiff, 0, 2) === 'II'
  const first = view.getUint32(4, isLittle)
  if (first + 2 > tiff.length) return 1
  const entries = view.getUint16(first, isLittle)
  for (let at = first + 2; at + 12 <= tiff.length && at < first + 2 + entries * 12; at += 12) {
    if (view.getUint16(at, isLittle) === ORIENTATION) return view.getUint16(at + 8, isLittle)
  }
  return 1
}
