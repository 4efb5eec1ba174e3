import { refuse } from './fault.ts'

/** A file as the list at the end of a zip file tells of it. */
export type Listed = {
  readonly name: string
  /** The same as bytes. */
  readonly rawName: Buffer
  /** Where it begins. */
  readonly at: number
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  /** What it says that it unpacks to, in bytes. */
  readonly size: number
}

const LISTED = 0x02014b50
const LISTED_BYTES = 46
/** Bits of flags: how hard it was packed, lengths that follow, a name in UTF-8, a lock. */
const [HOW_HARD, UTF8, LOCKED] = [0x6, 0x800, 0x2041]
export const LATER = 0x8
/** Times, and who owned the file: of no use, and written by ordinary programs. */
const KNOWN_FIELDS = [0x5455, 0x7875, 0x000a]
/** Kinds of files as Unix writes them; folders as MS-DOS does. */
const [KIND, LINK, FOLDER, PLAIN, DOS_FOLDER] = [0o170000, 0o120000, 0o040000, 0o100000, 0x10]

/** Reads the list that lies from `from` to `to`. Throws `Refused`. */
export function readList(bytes: Buffer, count: number, from: number, to: number): readonly Listed[] {
  const found: Listed[] = []
  let at = from
  for (let i = 0; i < count; i += 1) {
    if (at + LISTED_BYTES > to || bytes.readUInt32LE(at) !== LISTED) refuse('broken-directory')
    const [names = 0, fields = 0, comment = 0, disk] = [28, 30, 32, 34].map((place) => bytes.readUInt16LE(at + place))
    const name = at + LISTED_BYTES
    const end = name + names + fields + comment
    if (end > to) refuse('broken-directory')
    const one = listedOf(bytes.subarray(at, end), bytes.subarray(name, name + names))
    if (disk !== 0) refuse('several-disks')
    if (comment > 0) refuse('bytes-beside', { path: one.name })
    checkFields(bytes.subarray(name + names, end), one.name)
    found.push(one)
    at = end
  }
  if (at !== to) refuse('broken-directory')
  return found
}

function listedOf(entry: Buffer, rawName: Buffer): Listed {
  const [flags, method, attributes] = [entry.readUInt16LE(8), entry.readUInt16LE(10), entry.readUInt32LE(38)]
  const name = nameOf(rawName, (flags & UTF8) !== 0)
  const kind = (attributes >>> 16) & KIND
  if ((flags & LOCKED) !== 0) refuse('locked', { path: name })
  if (kind === LINK) refuse('link', { path: name })
  if (kind === FOLDER || (attributes & DOS_FOLDER) !== 0 || name.endsWith('/')) refuse('folder', { path: name })
  if (kind !== 0 && kind !== PLAIN) refuse('no-plain-file', { path: name })
  if ((method !== 0 && method !== 8) || (flags & ~(HOW_HARD | LATER | UTF8)) !== 0) refuse('method', { path: name })
  const [packedSize, size, at] = [entry.readUInt32LE(20), entry.readUInt32LE(24), entry.readUInt32LE(42)]
  if ([packedSize, size, at].includes(0xffffffff)) refuse('zip64', { path: name })
  if (method === 0 && packedSize !== size) refuse('other-length', { path: name })
  return { name, rawName, at, flags, method, crc: entry.readUInt32LE(16), packedSize, size }
}

/** A name that is not said to be UTF-8 is in a code that each program guesses; ASCII is the same in all of them. */
function nameOf(raw: Buffer, isUtf8: boolean): string {
  if (!isUtf8 && raw.some((byte) => byte > 0x7f)) refuse('odd-name', { path: raw.toString('latin1') })
  const name = raw.toString('utf8')
  if (!Buffer.from(name).equals(raw)) refuse('odd-name', { path: name })
  return name
}

/** What else is said of a file could be another name, other lengths, a lock. */
export function checkFields(fields: Buffer, name: string): void {
  let at = 0
  while (at < fields.length) {
    const isWhole = at + 4 <= fields.length && at + 4 + fields.readUInt16LE(at + 2) <= fields.length
    if (!isWhole || !KNOWN_FIELDS.includes(fields.readUInt16LE(at))) refuse('extra-field', { path: name })
    at += 4 + fields.readUInt16LE(at + 2)
  }
}
