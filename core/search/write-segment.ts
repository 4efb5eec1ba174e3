import { KINDS } from './document.ts'
import type { Fresh } from './fresh.ts'
import { growingBytes, growingNumbers, growingUnits } from './growing.ts'
import type { Entry } from './part.ts'
import { documentsIn, encode, type Posting } from './posting.ts'
import type { Segment } from './segment.ts'
import type { Steps } from './steps.ts'

/** Terms and documents that are gone through before others have their turn: some milliseconds. */
const [TERMS_AT_ONCE, DOCUMENTS_AT_ONCE] = [2000, 200]

/** Makes a segment of documents, given in the order of their numbers, and of terms, given in theirs. */
export function newWriter() {
  const keys: string[] = []
  const [kinds, lengths, records] = [growingBytes(), growingBytes(), growingBytes()]
  const [recordStarts, termStarts] = [growingNumbers(), growingNumbers()]
  const [postingStarts, counts] = [growingNumbers(), growingNumbers()]
  const [letters, postings] = [growingUnits(), growingBytes()]
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
    if (n % DOCUMENTS_AT_ONCE === DOCUMENTS_AT_ONCE - 1) yield
    writer.document(fresh.entry(n), utf8.encode(JSON.stringify(fresh.read(n))))
  }
  const terms = [...fresh.lists().keys()].sort()
  for (const [n, term] of terms.entries()) {
    if (n % TERMS_AT_ONCE === TERMS_AT_ONCE - 1) yield
    writer.term(term, fresh.postings(term))
  }
  return writer.segment()
}
