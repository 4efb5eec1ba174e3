import { KINDS } from './document.ts'
import type { Fresh } from './fresh.ts'
import { growingBytes, growingNumbers, growingUnits } from './growing.ts'
import type { Entry } from './part.ts'
import { documentOf, documentsIn, encode, type Posting } from './posting.ts'
import { postingsAt, recordAt, termAt, termCount, type Segment } from './segment.ts'

/** Terms that are gone through before others have their turn: a millisecond or so. */
const TERMS_AT_ONCE = 500
/** The same of documents. */
const DOCUMENTS_AT_ONCE = 2000

/** Work that can be left off after each step and gone on with. */
export type Steps<T> = Generator<undefined, T, undefined>

/** Does all of it at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Takes documents in the order of their numbers, then terms in their order, and makes a segment of them. */
function newWriter() {
  const keys: string[] = []
  const [kinds, lengths, records] = [growingBytes(), growingBytes(), growingBytes()]
  const [recordStarts, termStarts, postingStarts, counts] = [1, 2, 3, 4].map(growingNumbers)
  const [letters, postings] = [growingUnits(), growingBytes()]
  if (!recordStarts || !termStarts || !postingStarts || !counts) throw new Error('four were made')
  return {
    document: ({ key, kind, lengths: row }: Entry, record: Uint8Array<ArrayBuffer>): void => {
      keys.push(key)
      kinds.push(KINDS.indexOf(kind))
      for (const byte of row) lengths.push(byte)
      recordStarts.push(records.length())
      records.append(record)
    },
    term: (text: string, list: ArrayLike<Posting>): void => {
      termStarts.push(letters.length())
      for (let i = 0; i < text.length; i += 1) letters.push(text.charCodeAt(i))
      postingStarts.push(postings.length())
      encode(list, postings.push)
      counts.push(documentsIn(list))
    },
    segment: (): Segment => {
      recordStarts.push(records.length())
      termStarts.push(letters.length())
      postingStarts.push(postings.length())
      return {
        keys,
        kinds: kinds.toArray(),
        lengths: lengths.toArray(),
        records: records.toArray(),
        recordStarts: recordStarts.toArray(),
        letters: letters.toArray(),
        termStarts: termStarts.toArray(),
        postings: postings.toArray(),
        postingStarts: postingStarts.toArray(),
        counts: counts.toArray(),
      }
    },
  }
}

/** Documents that were added one by one, as a segment. They keep their numbers. */
export function* frozen(fresh: Fresh): Steps<Segment> {
  const writer = newWriter()
  const utf8 = new TextEncoder()
  for (let n = 0; n < fresh.size(); n += 1) {
    if (n % 200 === 199) yield
    writer.document(fresh.entry(n), utf8.encode(JSON.stringify(fresh.read(n))))
  }
  const terms = [...fresh.lists().keys()].sort()
  for (const [n, term] of terms.entries()) {
    if (n % TERMS_AT_ONCE === TERMS_AT_ONCE - 1) yield
    writer.term(term, fresh.postings(term))
  }
  return writer.segment()
}

/** A document's number in each of the segments that were merged, and then among all of them. Below 0: it was left out. */
export type Renumbering = readonly Int32Array[]

/** Several segments as one, in their order, without documents that are gone. */
export function* merged(
  segments: readonly Segment[],
  isLive: (segment: number, document: number) => boolean,
): Steps<{ readonly segment: Segment; readonly numbers: Renumbering }> {
  const writer = newWriter()
  const numbers = segments.map(({ keys }) => new Int32Array(keys.length).fill(-1))
  let next = 0
  for (const [s, segment] of segments.entries()) {
    for (const [n, key] of segment.keys.entries()) {
      if (n % DOCUMENTS_AT_ONCE === DOCUMENTS_AT_ONCE - 1) yield
      if (!isLive(s, n)) continue
      const kind = KINDS[segment.kinds[n] ?? 0] ?? 'card'
      writer.document({ key, kind, lengths: rowAt(segment, n) }, recordAt(segment, n))
      const row = numbers[s]
      if (row) row[n] = next
      next += 1
    }
  }
  let steps = 0
  for (const { term, heads } of termsInTurn(segments)) {
    const list: Posting[] = []
    for (const { segment, place, of } of heads) {
      const [old, row] = [postingsAt(segment, place), numbers[of]]
      for (let i = 0; i < old.length; i += 1) {
        const one = old[i] ?? 0
        const number = row?.[documentOf(one)] ?? -1
        if (number >= 0) list.push((number << 8) | (one & 255))
      }
    }
    if (list.length > 0) writer.term(term, list)
    // A common term is as much work as a hundred rare ones.
    steps += 1 + list.length / 200
    if (steps > TERMS_AT_ONCE) {
      steps = 0
      yield
    }
  }
  return { segment: writer.segment(), numbers }
}

const rowAt = ({ lengths, keys }: Segment, n: number): Uint8Array => {
  const row = lengths.length / keys.length
  return lengths.subarray(n * row, (n + 1) * row)
}

type Head = { readonly segment: Segment; readonly of: number; place: number; term: string | null }

/** All terms in order, each with the segments that have it. */
function* termsInTurn(segments: readonly Segment[]): Generator<{ readonly term: string; readonly heads: readonly Head[] }> {
  const heads = segments.map((segment, of): Head => ({ segment, of, place: -1, term: '' }))
  const step = (head: Head): void => {
    head.place += 1
    head.term = head.place < termCount(head.segment) ? termAt(head.segment, head.place) : null
  }
  heads.forEach(step)
  for (;;) {
    let term: string | null = null
    for (const head of heads) if (head.term !== null && (term === null || head.term < term)) term = head.term
    if (term === null) return
    const having = heads.filter((head) => head.term === term)
    yield { term, heads: having }
    having.forEach(step)
  }
}
