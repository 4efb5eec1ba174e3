import { joined, lettersAt, viewOf } from './pieces.ts'

/** Chunks that change how a picture looks, and those of moving ones (PNG, third edition, 5.6 and 11.3). Others are for programs. */
const SHOWN = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
)

/** A PNG without texts, times and whatever else no picture is made of. Null: it is not laid out as one. */
export function cleanPng(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes)
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    const kind = lettersAt(bytes, at + 4, 4)
    if (SHOWN.has(kind)) kept.push(bytes.subarray(at, end))
    if (kind === 'IEND') return joined(kept)
    at = end
  }
  return null
}
