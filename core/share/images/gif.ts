import { joined, lettersAt, viewOf } from './pieces.ts'

const [EXTENSION, IMAGE, TRAILER] = [0x21, 0x2c, 0x3b]
const [GRAPHIC_CONTROL, APPLICATION] = [0xf9, 0xff]

/**
 * A GIF without comments and without what programs put into it, but for how often it is played (GIF89a, 12 to 26). Null: it
 * is not laid out as one.
 */
export function cleanGif(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length < 14) return null
  const start = 13 + tableSize(bytes[10] ?? 0)
  const kept: Uint8Array[] = [bytes.subarray(0, start)]
  for (let at = start; at < bytes.length;) {
    const kind = bytes[at]
    if (kind === TRAILER) return joined([...kept, bytes.subarray(at, at + 1)])
    const end = endOfBlocks(bytes, kind === IMAGE ? at + 11 + tableSize(bytes[at + 9] ?? 0) : at + 2)
    if ((kind !== IMAGE && kind !== EXTENSION) || end > bytes.length) return null
    if (kind === IMAGE || isShown(bytes, at)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return null
}

function isShown(bytes: Uint8Array, at: number): boolean {
  const label = bytes[at + 1]
  return (
    label === GRAPHIC_CONTROL ||
    (label === APPLICATION && /^(NETSCAPE2|ANIMEXTS1)\.0$/.test(lettersAt(bytes, at + 3, 11)))
  )
}

/** Bytes of a table of colours, as its packed field tells. */
const tableSize = (packed: number): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0)

/** Where pieces that each begin with their length end: after one of length 0. */
function endOfBlocks(bytes: Uint8Array, start: number): number {
  const view = viewOf(bytes)
  let at = start
  while (at < bytes.length && view.getUint8(at) !== 0) at += 1 + view.getUint8(at)
  return at + 1
}
