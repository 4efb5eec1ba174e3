import { KINDS } from './document.ts'
import { ROW } from './length.ts'
import { documentOf, type Posting } from './posting.ts'
import { postingsAt, recordAt, termAt, termCount, type Segment } from './segment.ts'
import type { Steps } from './steps.ts'
import { newWriter } from './write-segment.ts'

/** Documents, and terms with a part of their postings, that are gone through before others have their turn. */
const [DOCUMENTS_AT_ONCE, TERMS_AT_ONCE] = [300, 300]

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
      writer.document({ key, kind, lengths: segment.lengths.subarray(n * ROW, (n + 1) * ROW) }, recordAt(segment, n))
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
  return { segment: yield* writer.segment(), numbers }
}

type Head = { readonly segment: Segment; readonly of: number; place: number; term: string | null }

/** All terms in order, each with the segments that have it. */
function* termsInTurn(
  segments: readonly Segment[],
): Generator<{ readonly term: string; readonly heads: readonly Head[] }> {
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
