// OpenType 1.9: the file of a font is a directory of tables; a collection (.ttc) is several directories over shared tables.

/** Where a table of a font lies in its file. */
type Table = { readonly tag: string; readonly checksum: number; readonly offset: number; readonly length: number }

/** One font in a file. */
export type Face = { readonly bytes: Uint8Array; readonly version: number; readonly tables: readonly Table[] }

const COLLECTION = 'ttcf'

/** The fonts in a file. Throws a RangeError where it is cut short. */
export function facesIn(bytes: Uint8Array): Face[] {
  const view = viewOf(bytes)
  if (tagAt(bytes, 0) !== COLLECTION) return [faceAt(bytes, 0)]
  return Array.from({ length: view.getUint32(8) }, (_, i) => faceAt(bytes, view.getUint32(12 + 4 * i)))
}

function faceAt(bytes: Uint8Array, start: number): Face {
  const view = viewOf(bytes)
  const tables = Array.from({ length: view.getUint16(start + 4) }, (_, i) => {
    const at = start + 12 + 16 * i
    return {
      tag: tagAt(bytes, at),
      checksum: view.getUint32(at + 4),
      offset: view.getUint32(at + 8),
      length: view.getUint32(at + 12),
    }
  })
  return { bytes, version: view.getUint32(start), tables }
}

export const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength)

const tagAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))

/** The bytes of a table. Null: the font has none. */
export function tableOf({ bytes, tables }: Face, tag: string): Uint8Array | null {
  const table = tables.find((one) => one.tag === tag)
  return table === undefined ? null : bytes.subarray(table.offset, table.offset + table.length)
}

/** Rules for joining and kerning letters: what reads fonts here fails at some of them, and a title can do without. */
const LEFT_OUT: ReadonlySet<string> = new Set(['GSUB', 'GPOS', 'kern', 'DSIG'])

/** A face as the file of a font of its own, from which nothing else of its collection can be reached. */
export function cutOut(face: Face): Uint8Array {
  const tables = face.tables.filter(({ tag }) => !LEFT_OUT.has(tag))
  const headLength = 12 + 16 * tables.length
  const file = new Uint8Array(tables.reduce((size, { length }) => size + padded(length), headLength))
  const view = viewOf(file)
  view.setUint32(0, face.version)
  view.setUint16(4, tables.length)
  let offset = headLength
  for (const [i, { tag, checksum, length }] of tables.entries()) {
    const at = 12 + 16 * i
    for (const [k, character] of [...tag].entries()) view.setUint8(at + k, character.charCodeAt(0))
    view.setUint32(at + 4, checksum)
    view.setUint32(at + 8, offset)
    view.setUint32(at + 12, length)
    file.set(tableOf(face, tag) ?? [], offset)
    offset += padded(length)
  }
  return file
}

const padded = (length: number): number => Math.ceil(length / 4) * 4
