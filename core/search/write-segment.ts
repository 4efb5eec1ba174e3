import { KINDS, type Kind } from './document.ts'
import type { Fresh } from './fresh.ts'
import { growingBytes, growingNumbers, growingUnits } from './growing.ts'
import { ROW } from './length.ts'
import { isWord, spelled } from './near.ts'
import { documentsIn, encode, type Posting } from './posting.ts'
import type { Segment } from './segment.ts'
import type { Steps } from './steps.ts'

/** Terms and documents that are gone through before others have their turn: a few milliseconds. */
const [TERMS_AT_ONCE, DOCUMENTS_AT_ONCE] = [500, 50]

/** What is known of a document besides its terms. `lengths`: its row, as length.ts has them. */
export type Entry = { readonly key: string; readonly kind: Kind; readonly lengths: Uint8Array }

/** Makes a segment of documents, given in the order of their numbers, and of terms, given in theirs. */
export function newWriter() {
  const keys: string[] = []
  const firsts = new Map<string, number>()
  const [kinds, lengths, records] = [growingBytes(), growingBytes(), growingBytes()]
  const [recordStarts, termStarts, spellings] = [growingNumbers(), growingNumbers(), growingNumbers()]
  const [postingStarts, counts] = [growingNumbers(), growingNumbers()]
  const [letters, postings] = [growingUnits(), growingBytes()]
  return {
    document: ({ key, kind, lengths: row }: Entry, record: Uint8Array<ArrayBuffer>): void => {
      if (keys.at(-1) !== key) firsts.set(key, keys.length)
      keys.push(key)
      kinds.push(KINDS.indexOf(kind))
      for (const byte of row) lengths.push(byte)
      recordStarts.push(records.length())
      records.append(record)
    },
    term: (text: string, list: ArrayLike<Posting>): void => {
      termStarts.push(letters.length())
      for (let i = 0; i < text.length; i += 1) letters.push(text.charCodeAt(i))
      if (isWord(text)) spellings.push(spelled(text).letters)
      postingStarts.push(postings.length())
      encode(list, postings.push)
      counts.push(documentsIn(list))
    },
    *segment(): Steps<Segment> {
      recordStarts.push(records.length())
      termStarts.push(letters.length())
      postingStarts.push(postings.length())
      return {
        keys,
        firsts,
        kinds: yield* kinds.toArray(),
        lengths: yield* lengths.toArray(),
        records: yield* records.toArray(),
        recordStarts: yield* recordStarts.toArray(),
        letters: yield* letters.toArray(),
        termStarts: yield* termStarts.toArray(),
        spellings: yield* spellings.toArray(),
        postings: yield* postings.toArray(),
        postingStarts: yield* postingStarts.toArray(),
        counts: yield* counts.toArray(),
      }
    },
  }
}

/** Documents that were added one by one, as a segment. They keep their numbers. */
export function* frozen(fresh: Fresh): Steps<Segment> {
  const writer = newWriter()
  const utf8 = new TextEncoder()
  const lengths = fresh.lengths()
  for (let n = 0; n < fresh.size(); n += 1) {
    if (n % DOCUMENTS_AT_ONCE === DOCUMENTS_AT_ONCE - 1) yield
    const entry = { key: fresh.keyOf(n), kind: fresh.kindOf(n), lengths: lengths.subarray(n * ROW, (n + 1) * ROW) }
    writer.document(entry, utf8.encode(JSON.stringify(fresh.read(n))))
  }
  let steps = 0
  for (const [, alike] of [...fresh.terms()].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const term of alike.toSorted()) {
      writer.term(term, fresh.postings(term))
      steps += 1
      if (steps % TERMS_AT_ONCE === 0) yield
    }
  }
  return yield* writer.segment()
}
