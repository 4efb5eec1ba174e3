import { z } from 'zod'
import { addToSum, SUM_OF_NOTHING } from './checksum.ts'
import { KINDS } from './document.ts'
import { FIELDS } from './fields.ts'
import { ROW } from './length.ts'
import { keysFromJson, keysToJson } from './snapshot-keys.ts'
import type { Segment } from './segment.ts'
import type { Steps } from './steps.ts'

/** An index as it is kept on disk. `versions`: of each key, what its documents were made of. */
export type Snapshot = { readonly segment: Segment; readonly versions: ReadonlyMap<string, string> }

/** A snapshot that was read: an index that begins with it may go on with its memory. */
export type OpenedSnapshot = { readonly segment: Segment; readonly versions: Map<string, string> }

/**
 * Raised when the same documents are found by other terms than before, or are kept in another form: what was kept under an
 * earlier one is of no use.
 */
export const SNAPSHOT_VERSION = 4

/** `ZWS1` as a number, which reads as another one where numbers begin at their big end. */
const MAGIC = 0x31535a5a
/** Magic, version, length of the head, and a word that is left free. */
const PREAMBLE = 16
/** Bytes that are summed up before others have their turn: some two milliseconds. */
const AT_ONCE = 4 * 1024 ** 2

const ARRAYS = [
  'kinds',
  'lengths',
  'records',
  'recordStarts',
  'letters',
  'termStarts',
  'spellings',
  'postings',
  'postingStarts',
  'counts',
] as const
const Head = z.object({
  fields: z.array(z.string()),
  /** Of each array how many numbers it has. */
  sizes: z.array(z.number().int().nonnegative()).length(ARRAYS.length),
})

/** A snapshot as bytes, piece after piece. Each piece is a whole number of words. */
export function* toPieces(snapshot: Snapshot): Generator<Uint8Array<ArrayBuffer>> {
  const { segment } = snapshot
  const sizes = ARRAYS.map((name) => segment[name].length)
  const head = inWords(JSON.stringify({ fields: FIELDS, sizes }))
  const preamble = new Uint8Array(new Uint32Array([MAGIC, SNAPSHOT_VERSION, head.length, 0]).buffer)
  let sum = SUM_OF_NOTHING
  const all = function* () {
    yield* [preamble, head]
    for (const json of keysToJson(snapshot)) {
      const bytes = inWords(json)
      yield* [oneWord(bytes.length), bytes]
    }
    yield oneWord(0)
    yield* ARRAYS.map((name) => bytesOf(segment[name]))
  }
  for (const bytes of all()) {
    for (let start = 0; start < bytes.length; start += AT_ONCE) {
      const piece = padded(bytes.subarray(start, start + AT_ONCE))
      sum = addToSum(sum, piece)
      yield piece
    }
  }
  yield oneWord(sum)
}

/** Reads what `toPieces` gave, put together. Null: it is of another version, cut off or spoilt. Keeps the memory it is in. */
export function* fromBytes(file: Uint8Array<ArrayBuffer>): Steps<OpenedSnapshot | null> {
  if (file.byteOffset !== 0 || file.length % 4 !== 0 || file.length < PREAMBLE + 4) return null
  const end = file.length - 4
  const [magic, version, headLength = 0] = new Uint32Array(file.buffer, 0, 3)
  if (magic !== MAGIC || version !== SNAPSHOT_VERSION || headLength > end - PREAMBLE) return null
  let sum = SUM_OF_NOTHING
  for (let start = 0; start < end; start += AT_ONCE) {
    sum = addToSum(sum, file.subarray(start, Math.min(end, start + AT_ONCE)))
    yield
  }
  if (sum !== new Uint32Array(file.buffer, end, 1)[0]) return null

  const utf8 = new TextDecoder()
  const head = Head.safeParse(JSON.parse(utf8.decode(file.subarray(PREAMBLE, PREAMBLE + headLength))))
  if (!head.success || String(head.data.fields) !== String(FIELDS)) return null
  const { sizes } = head.data
  let [at, done] = [PREAMBLE + headLength, 0]
  // Each piece of keys stands behind its length; a length of 0 is their end.
  const texts = function* () {
    for (;;) {
      const [length = 0] = at < end ? new Uint32Array(file.buffer, at, 1) : []
      at += 4
      if (length === 0) return
      at += length
      yield utf8.decode(file.subarray(at - length, at))
    }
  }
  const read = yield* keysFromJson(texts())
  if (read === null) return null
  const { keys, firsts, versions } = read
  const next = (width: 1 | 2 | 4): readonly [start: number, size: number] => {
    const size = sizes[done] ?? 0
    const start = at
    at = align(at + size * width)
    done += 1
    return [start, size]
  }
  const bytes = () => new Uint8Array(file.buffer, ...next(1))
  const units = () => new Uint16Array(file.buffer, ...next(2))
  const numbers = () => new Uint32Array(file.buffer, ...next(4))
  const segment: Segment = {
    keys,
    firsts,
    kinds: bytes(),
    lengths: bytes(),
    records: bytes(),
    recordStarts: numbers(),
    letters: units(),
    termStarts: numbers(),
    spellings: numbers(),
    postings: bytes(),
    postingStarts: numbers(),
    counts: numbers(),
  }
  return at === end && isWhole(segment) ? { segment, versions } : null
}

/** Whether the arrays belong together. */
const isWhole = ({ keys, kinds, lengths, recordStarts, termStarts, postingStarts, counts }: Segment): boolean =>
  kinds.length === keys.length &&
  kinds.every((kind) => kind < KINDS.length) &&
  lengths.length === keys.length * ROW &&
  recordStarts.length === keys.length + 1 &&
  termStarts.length === counts.length + 1 &&
  postingStarts.length === counts.length + 1

const oneWord = (value: number): Uint8Array<ArrayBuffer> => new Uint8Array(new Uint32Array([value]).buffer)

/** A text as bytes, with blanks up to a whole word. */
function inWords(json: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(json.padEnd(json.length + 3))
  return bytes.subarray(0, bytes.length & ~3)
}

const align = (length: number): number => (length + 3) & ~3

const bytesOf = (array: Segment[(typeof ARRAYS)[number]]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

/** Whole words, in memory that can be read as such. */
function padded(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes.length % 4 === 0 && bytes.byteOffset % 4 === 0) return bytes
  const whole = new Uint8Array(align(bytes.length))
  whole.set(bytes)
  return whole
}
