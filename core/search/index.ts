import type { SearchDocument } from './document.ts'
import { find, type Found, type Wanted } from './find.ts'
import { newFresh } from './fresh.ts'
import type { Vocabulary } from './plan.ts'
import type { Query } from './query.ts'
import { merged } from './merge-segments.ts'
import { newRegister } from './register.ts'
import { newScorer, type Placed } from './score.ts'
import { partOf, type Segment } from './segment.ts'
import type { Steps } from './steps.ts'
import { frozen } from './write-segment.ts'

/**
 * The full text of a library, in memory. What belongs to a key is replaced and taken out as a whole. Documents that are
 * new are kept apart until there are enough of them to be made a segment; `tidy` does that, and merges segments.
 */
export type SearchIndex = {
  /** Puts these documents in the place of whatever the key had. `version`: whatever tells that they are up to date. */
  readonly put: (key: string, version: string, documents: readonly SearchDocument[]) => void
  readonly remove: (key: string) => void
  /** Of each key its version. */
  readonly versions: () => ReadonlyMap<string, string>
  /** What a query finds, best first. */
  readonly search: (query: Query, wanted: Wanted) => readonly Found[]
  /** Whether enough came together that `tidy` should be called. */
  readonly isUntidy: () => boolean
  /** Goes on in steps, between which the index may be searched and changed. One at a time. */
  readonly tidy: () => Steps<void>
  /** All of it as one segment. The same holds as for `tidy`; what is changed meanwhile is not in it. */
  readonly whole: () => Steps<Segment>
}

/** Fresh documents are searched through one by one, and made a segment at a stretch; this many are still fast. */
const MAX_FRESH = 250
/** Each segment is one more place to look a term up. */
const MAX_SEGMENTS = 48

/** @param start what the index begins with, and the version of each key in it */
export function newSearchIndex(start?: {
  readonly segment: Segment
  readonly versions: ReadonlyMap<string, string>
}): SearchIndex {
  const versions = new Map(start?.versions)
  let segments: readonly Segment[] = start ? [start.segment] : []
  let fresh = newFresh()
  let register = newRegister()
  let score = newScorer(register)
  let parts: readonly Placed[] = []

  /** Numbers all documents anew, after segments were put in the place of others. */
  const renumber = (isLive: (segment: number, document: number) => boolean): void => {
    const anew = newRegister()
    const placed: Placed[] = []
    const all = [...segments.map(partOf), fresh]
    for (const [s, part] of all.entries()) {
      placed.push({ part, first: anew.size() })
      for (let n = 0; n < part.size(); n += 1) anew.add(part.entry(n), isLive(s, n))
    }
    ;[register, parts, score] = [anew, placed, newScorer(anew)]
  }
  renumber(() => true)
  const isLiveIn = (s: number, n: number): boolean => register.live()[(parts[s]?.first ?? 0) + n] === 1

  function* freeze(): Steps<void> {
    if (fresh.size() === 0) return
    const frozenPart = fresh
    // From here on what is new is put elsewhere: the part keeps its place, and its documents their numbers.
    fresh = newFresh()
    parts = [...parts, { part: fresh, first: register.size() }]
    const segment = yield* frozen(frozenPart)
    segments = [...segments, segment]
    parts = parts.map((placed) => (placed.part === frozenPart ? { ...placed, part: partOf(segment) } : placed))
  }
  /** Makes one of the segments from this one on. */
  function* merge(start: number): Steps<void> {
    const old = segments.slice(start)
    const { segment, numbers } = yield* merged(old, (s, n) => isLiveIn(start + s, n))
    // What was replaced meanwhile is in the merged segment still.
    const gone = new Set<number>()
    for (const [s, row] of numbers.entries())
      row.forEach((number, n) => number >= 0 && !isLiveIn(start + s, n) && gone.add(number))
    const [live, before] = [register.live(), parts]
    const wasLive = (s: number, n: number): boolean => live[(before[s]?.first ?? 0) + n] === 1
    segments = [...segments.slice(0, start), segment]
    renumber((s, n) => {
      if (s === start) return !gone.has(n)
      return wasLive(s < start ? s : start + old.length, n)
    })
  }

  const vocabulary: Vocabulary = {
    documents: () => register.count(),
    count: (term) => parts.reduce((sum, { part }) => sum + part.count(term), 0),
    startingWith: (begin, most) => [...new Set(parts.flatMap(({ part }) => part.startingWith(begin, most)))],
    near: (word, most) => [
      ...new Map(parts.flatMap(({ part }) => part.near(word, most)).map((one) => [one.text, one])).values(),
    ],
  }
  const remove = (key: string): void => {
    register.remove(key)
    versions.delete(key)
  }
  return {
    put: (key, version, documents) => {
      remove(key)
      versions.set(key, version)
      for (const document of documents) {
        fresh.add(key, document)
        register.add(fresh.entry(fresh.size() - 1), true)
      }
    },
    remove,
    versions: () => versions,
    search: (query, wanted) => find({ register, parts: () => parts, vocabulary, score }, query, wanted),
    isUntidy: () => fresh.size() >= MAX_FRESH || segments.length > MAX_SEGMENTS,
    *tidy() {
      if (fresh.size() >= MAX_FRESH) yield* freeze()
      if (segments.length > MAX_SEGMENTS) yield* merge(firstSmall(segments))
    },
    *whole() {
      yield* freeze()
      yield* merge(0)
      const [segment] = segments
      if (!segment) throw new Error('merging makes one segment')
      return segment
    },
  }
}

/** The first segment that has less than all behind it: those before it are too large to be written anew so soon. */
function firstSmall(segments: readonly Segment[]): number {
  const sizes = segments.map(({ keys }) => keys.length)
  return sizes.findIndex((size, i) => size < sizes.slice(i + 1).reduce((sum, one) => sum + one, 0))
}
