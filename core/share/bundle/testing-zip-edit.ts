import { forged } from './testing-forge.ts'

/** The places of a good zip file: of the list of its files, of its end, and of the last file. */
export type Places = { readonly list: number; readonly end: number; readonly last: number }

/** A good zip file with something written over. */
export function patched(change: (zip: Buffer, places: Places) => Buffer): Buffer {
  const zip = forged({})
  const end = zip.length - 22
  return change(zip, {
    end,
    list: zip.readUInt32LE(end + 16),
    last: zip.lastIndexOf('PK\x03\x04', undefined, 'latin1'),
  })
}

export function with16(zip: Buffer, ...pairs: readonly (readonly [at: number, value: number])[]): Buffer {
  const made = Buffer.from(zip)
  for (const [at, value] of pairs) made.writeUInt16LE(value, at)
  return made
}

export function with32(zip: Buffer, ...pairs: readonly (readonly [at: number, value: number])[]): Buffer {
  const made = Buffer.from(zip)
  for (const [at, value] of pairs) made.writeUInt32LE(value, at)
  return made
}

/** More bytes at a place before the end, with what the end says of the list brought up to it. */
export function inserted(zip: Buffer, at: number, more: Buffer, places: Places): Buffer {
  const made = Buffer.concat([zip.subarray(0, at), more, zip.subarray(at)])
  const end = places.end + more.length
  return at <= places.list
    ? with32(made, [end + 16, places.list + more.length])
    : with32(made, [end + 12, places.end - places.list + more.length])
}

/** A field of four bytes beside a name. */
export function field(id: number, saysBytes = 4): Buffer {
  return with16(Buffer.alloc(8), [0, id], [2, saysBytes])
}

/** More bytes behind the name of the first file in the list: a note or a field. */
export const inList = (kind: 'note' | 'field', more: Buffer): Buffer =>
  patched((zip, places) => {
    const { list } = places
    const marked = with16(zip, [list + (kind === 'note' ? 32 : 30), more.length])
    return inserted(marked, list + 46 + zip.readUInt16LE(list + 28), more, places)
  })
