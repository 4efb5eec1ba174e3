import { KINDS, SearchDocument } from './document.ts'
import { ROW } from './length.ts'
import { editsBetween, letterBit, mayBeNear, spelled } from './near.ts'
import type { Part } from './part.ts'
import { decode } from './posting.ts'

/** A part as it is kept: nothing but arrays, which are written to a file and read from it as they are. */
export type Segment = {
  readonly keys: readonly string[]
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
  const { keys, kinds, lengths, counts, letters, termStarts } = segment
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
  /** The letters of each Latin word, as near.ts wants them; made when first something is misspelt. */
  let spelling: { readonly first: number; readonly masks: Int32Array } | null = null
  const spell = () => {
    const [first, end] = [placeOf('a'), placeOf('{')]
    const masks = new Int32Array(end - first)
    for (let n = 0; n < masks.length; n += 1) {
      let mask = 0
      const last = termStarts[first + n + 1] ?? 0
      for (let at = termStarts[first + n] ?? 0; at < last; at += 1) mask |= letterBit(letters[at] ?? 0)
      masks[n] = mask
    }
    return { first, masks }
  }

  return {
    size: () => keys.length,
    entry: (n) => ({
      key: keys[n] ?? '',
      kind: KINDS[kinds[n] ?? 0] ?? 'card',
      lengths: lengths.subarray(n * ROW, (n + 1) * ROW),
    }),
    read: (n) => SearchDocument.parse(JSON.parse(utf8.decode(recordAt(segment, n)))),
    postings: (term) => {
      const place = find(term)
      return place < 0 ? NONE : postingsAt(segment, place)
    },
    count: (term) => counts[find(term)] ?? 0,
    startingWith: (start, most) => {
      const found: string[] = []
      for (let place = placeOf(start); place < counts.length && found.length < most; place += 1) {
        const term = termAt(segment, place)
        if (!term.startsWith(start)) break
        found.push(term)
      }
      return found
    },
    near: (word, most) => {
      const { first, masks } = (spelling ??= spell())
      const mask = spelled(word).letters
      const found: { text: string; edits: number }[] = []
      for (let n = 0; n < masks.length; n += 1) {
        if (!mayBeNear(masks[n] ?? 0, mask, most)) continue
        const length = (termStarts[first + n + 1] ?? 0) - (termStarts[first + n] ?? 0)
        if (Math.abs(length - word.length) > most) continue
        const text = termAt(segment, first + n)
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
