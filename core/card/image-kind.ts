/** Kinds of images a card shows, as their files' names end. */
export type ImageKind = 'png' | 'jpg' | 'gif' | 'webp' | 'avif'

/** What the bytes are, whatever their file is called. `svg`: a document that may hold scripts. Null: none of these. */
export function imageKindOf(bytes: Uint8Array): ImageKind | 'svg' | null {
  const ascii = (start: number, end: number): string => String.fromCharCode(...bytes.subarray(start, end))
  if (ascii(0, 8) === '\x89PNG\r\n\x1A\n') return 'png'
  if (ascii(0, 3) === '\xFF\xD8\xFF') return 'jpg'
  if (/^GIF8[79]a$/.test(ascii(0, 6))) return 'gif'
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp'
  if (ascii(4, 8) === 'ftyp') return brandsOf(bytes, ascii).some((brand) => /^avi[fs]$/.test(brand)) ? 'avif' : null
  return /^\s*<(?:\?xml|!--|!doctype svg|svg\b)/i.test(textOf(bytes)) && /<svg\b/i.test(textOf(bytes)) ? 'svg' : null
}

/** ISO 14496-12: the file type box holds its length, `ftyp`, a brand, a version, and the brands it can be read as. */
function brandsOf(bytes: Uint8Array, ascii: (start: number, end: number) => string): readonly string[] {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0)
  const compatible = Math.max(0, Math.floor((Math.min(size, bytes.byteLength, 1024) - 16) / 4))
  return [ascii(8, 12), ...Array.from({ length: compatible }, (_, i) => ascii(16 + i * 4, 20 + i * 4))]
}

/** As much as its beginning takes. */
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, 4096))
