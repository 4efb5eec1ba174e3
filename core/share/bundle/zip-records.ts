// By hand and not by yauzl: that reads what a list of files leads to, wherever it lies. A bundle is nothing but its files, one
// after the other, their list and its end, so that every program that reads it finds the same. What is said twice is compared,
// and bytes that belong to nothing are refused: files over one another, of which bombs are made, are no such thing.
import { refuse } from './fault.ts'
import { checkFields, LATER, type Listed, readList } from './zip-list.ts'

/** A file as it lies in a zip file. */
export type ZipRecord = {
  readonly name: string
  readonly packed: Buffer
  readonly isDeflated: boolean
  /** What it says that it unpacks to, in bytes. */
  readonly size: number
  readonly crc: number
}

const [LOCAL, END, END64, DESCRIPTOR] = [0x04034b50, 0x06054b50, 0x06064b50, 0x08074b50]
const [LOCAL_BYTES, END_BYTES] = [30, 22]

/** The files of a zip file that is nothing else, in the order in which they lie; nothing is unpacked. Throws `Refused`. */
export function zipRecords(bytes: Buffer, maxFiles: number): readonly ZipRecord[] {
  const { count, from, to } = endOf(bytes)
  if (count > maxFiles) refuse('too-many-files', { limit: maxFiles })
  const listed = readList(bytes, count, from, to).toSorted((a, b) => a.at - b.at)
  const files = bytes.subarray(0, from)
  let at = 0
  const records = listed.map((one) => {
    if (one.at !== at) refuse(one.at < at ? 'overlap' : 'bytes-beside', { path: one.name })
    const { packed, end } = localOf(files, one)
    at = end
    return { name: one.name, packed, isDeflated: one.method !== 0, size: one.size, crc: one.crc }
  })
  if (at !== from) refuse('bytes-beside')
  return records
}

/** How many files are listed, and from where to where. */
function endOf(bytes: Buffer): { readonly count: number; readonly from: number; readonly to: number } {
  const to = bytes.length - END_BYTES
  if (to < 0 || bytes.readUInt32LE(to) !== END) {
    refuse(bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1') === -1 ? 'cut-short' : 'bytes-beside')
  }
  const [disk, diskOfList, countHere, count = 0] = [4, 6, 8, 10].map((place) => bytes.readUInt16LE(to + place))
  const [size, from] = [bytes.readUInt32LE(to + 12), bytes.readUInt32LE(to + 16)]
  if (count === 0xffff || size === 0xffffffff || from === 0xffffffff) refuse('zip64')
  if (disk !== 0 || diskOfList !== 0) refuse('several-disks')
  if (count !== countHere || from + size > to || bytes.readUInt16LE(to + 20) !== 0) refuse('broken-directory')
  if (from + size < to) {
    const beside = to - from - size < 4 ? 0 : bytes.readUInt32LE(from + size)
    refuse(beside === END ? 'second-end' : beside === END64 ? 'zip64' : 'bytes-beside')
  }
  return { count, from, to }
}

/** The bytes of a file, whose own head has to say the same as the list. */
function localOf(files: Buffer, listed: Listed): { readonly packed: Buffer; readonly end: number } {
  const { at, name, rawName, flags, method, crc, packedSize, size } = listed
  const differs = (): never => refuse('local-differs', { path: name })
  if (at + LOCAL_BYTES > files.length || files.readUInt32LE(at) !== LOCAL) differs()
  const [names, fields] = [files.readUInt16LE(at + 26), files.readUInt16LE(at + 28)]
  const nameAt = at + LOCAL_BYTES
  const from = nameAt + names + fields
  const to = from + packedSize
  if (to > files.length) refuse('overlap', { path: name })
  if (!files.subarray(nameAt, nameAt + names).equals(rawName)) differs()
  if (files.readUInt16LE(at + 6) !== flags || files.readUInt16LE(at + 8) !== method) differs()
  checkFields(files.subarray(nameAt + names, from), name)
  const said = [14, 18, 22].map((place) => files.readUInt32LE(at + place))
  const isLater = (flags & LATER) !== 0
  if (![[crc, packedSize, size], ...(isLater ? [[0, 0, 0]] : [])].some((one) => one.join() === said.join())) differs()
  const packed = files.subarray(from, to)
  if (!isLater) return { packed, end: to }
  const saidAt = to + 4 <= files.length && files.readUInt32LE(to) === DESCRIPTOR ? to + 4 : to
  if (saidAt + 12 > files.length) differs()
  const later = [0, 4, 8].map((place) => files.readUInt32LE(saidAt + place))
  if (later.join() !== [crc, packedSize, size].join()) differs()
  return { packed, end: saidAt + 12 }
}
