import { KINDS, SearchDocument } from './document.ts'
import { editsBetween, mayBeNear, spelled } from './near.ts'
import { runOf, type Part } from './part.ts'
import { decode } from './posting.ts'

/** A part as it is kept: nothing but arrays, which are written to a file and read from it as they are. */
export type Segment = {
  readonly keys: readonly string[]
  /** Of each key its first document, of those that were added last. */
  readonly firsts: ReadonlyMap<string, number>
  /** Of each document: its place in `KINDS`. */
  readonly kinds: Uint8Array<ArrayBuffer>
  /** Rows of `ROW` bytes, as length.ts has them. */
  readonly lengths: Uint8Array<ArrayBuffer>
  /** The documents as JSON in UTF-8, one behind the other, and where each begins; the last number is the end. */
  readonly records: Uint8Array<ArrayBuffer>
  readonly recordStarts: Uint32Array<ArrayBuffer>
  /** All terms in the order of their UTF-16 units, one behind the other, and where each begins. */
  readonly letters: Uint16Array<ArrayBuffer>
  readonly termStarts: Uint32Array<ArrayBuffer>
  /** Of each term that is a Latin word, in the same order: which letters it has, as near.ts tells them. */
  readonly spellings: Uint32Array<ArrayBuffer>
  /** Of each term: its postings, as `encode` writes them, and how many documents they name. */
  readonly postings: Uint8Array<ArrayBuffer>
  readonly postingStarts: Uint32Array<ArrayBuffer>
  readonly counts: Uint32Array<ArrayBuffer>
}

const NONE = new Uint32Array()
const utf8 = new TextDecoder()

export const termCount = (segment: Segment): number => segment.counts.length

export const termAt = ({ letters, termStarts }: Segment, term: number): string =>
  String.fromCharCode(...letters.subarray(termStarts[term] ?? 0, termStarts[term + 1] ?? 0))

export const postingsAt = ({ postings, postingStarts }: Segment, term: number): Uint32Array =>
  decode(postings, postingStarts[term] ?? 0, postingStarts[term + 1] ?? 0)

/** The bytes of a document's record. */
export const recordAt = ({ records, recordStarts }: Segment, document: number): Uint8Array<ArrayBuffer> =>
  records.subarray(recordStarts[document] ?? 0, recordStarts[document + 1] ?? 0)

/** A segment as a part of an index. */
export function partOf(segment: Segment): Part {
  const { keys, firsts, kinds, lengths, counts, termStarts, spellings } = segment
  /** The first term that is not before this one. */
  const placeOf = (term: string): number => {
    let [low, high] = [0, counts.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(segment, middle, term) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
  const find = (term: string): number => {
    const place = placeOf(term)
    return place < counts.length && compare(segment, place, term) === 0 ? place : -1
  }
  const firstWord = placeOf('a')

  return {
    size: () => keys.length,
    keyOf: (n) => keys[n] ?? '',
    documentsOf: (key) => runOf(keys, key, firsts.get(key)),
    kindOf: (n) => KINDS[kinds[n] ?? 0] ?? 'card',
    lengths: () => lengths,
    read: (n) => SearchDocument.parse(JSON.parse(utf8.decode(recordAt(segment, n)))),
    postings: (term) => {
      const place = find(term)
      return place < 0 ? NONE : postingsAt(segment, place)
    },
    count: (term) => counts[find(term)] ?? 0,
    *startingWith(start) {
      for (let place = placeOf(start); place < counts.length; place += 1) {
        const term = termAt(segment, place)
        if (!term.startsWith(start)) return
        yield term
      }
    },
    near: (word, most) => {
      const { letters } = spelled(word)
      const found: { text: string; edits: number }[] = []
      for (let n = 0; n < spellings.length; n += 1) {
        const place = firstWord + n
        const longer = (termStarts[place + 1] ?? 0) - (termStarts[place] ?? 0) - word.length
        if (longer > most || longer < -most || !mayBeNear(spellings[n] ?? 0, letters, most)) continue
        const text = termAt(segment, place)
        const edits = text === word ? most + 1 : editsBetween(word, text, most)
        if (edits <= most) found.push({ text, edits })
      }
      return found
    },
  }
}

/** How the term at a place and this text follow each other, without making a text of the first. */
function compare({ letters, termStarts }: Segment, place: number, text: string): number {
  const start = termStarts[place] ?? 0
  const length = (termStarts[place + 1] ?? 0) - start
  const both = Math.min(length, text.length)
  for (let i = 0; i < both; i += 1) {
    const difference = (letters[start + i] ?? 0) - text.charCodeAt(i)
    if (difference !== 0) return difference
  }
  return length - text.length
}
