import type { Kind, SearchDocument } from './document.ts'
import { find, type Found, type Wanted } from './find.ts'
import { fitting, type Fitting } from './fitting.ts'
import { newFresh, type Fresh } from './fresh.ts'
import { merged } from './merge-segments.ts'
import type { Vocabulary } from './plan.ts'
import type { Query } from './query.ts'
import { newScorer } from './score.ts'
import type { OpenedSnapshot } from './snapshot.ts'
import { partOf, type Segment } from './segment.ts'
import type { Steps } from './steps.ts'
import { newTally } from './tally.ts'
import { addLast, countIn, emptyVolume, strike, volumeOf, type Volume } from './volume.ts'
import { frozen } from './write-segment.ts'

/**
 * The full text of a library, in memory. What belongs to a key is replaced and taken out as a whole. Documents that are
 * new are kept apart until there are enough of them to be made a segment; `tidy` does that, and merges segments. What is
 * found, and in which order, hangs on nothing but which documents there are: not on how they came, or are kept.
 */
export type SearchIndex = {
  /** Puts these documents in the place of whatever the key had. `version`: whatever tells that they are up to date. */
  readonly put: (key: string, version: string, documents: readonly SearchDocument[]) => void
  readonly remove: (key: string) => void
  /** Of each key its version. */
  readonly versions: () => ReadonlyMap<string, string>
  /** What a query finds of one kind, best first. */
  readonly search: (query: Query, wanted: Wanted & { readonly kind: Kind }) => readonly Found[]
  /** The same of several kinds, for which the index is gone through once. */
  readonly searchKinds: (
    query: Query,
    kinds: readonly Kind[],
    wanted: Wanted,
  ) => Readonly<Record<Kind, readonly Found[]>>
  /** What has all that a query says but for its words. Goes on in steps, as `tidy` does. */
  readonly fitting: (query: Query, wanted: Fitting) => Steps<readonly string[]>
  /** Whether enough came together that `tidy` should be called. */
  readonly isUntidy: () => boolean
  /** Goes on in steps, between which the index may be searched and changed. One at a time. */
  readonly tidy: () => Steps<void>
  /** All of it as one segment. The same holds as for `tidy`; what is changed meanwhile is not in it. */
  readonly whole: () => Steps<Segment>
}

/**
 * `fresh`: documents that are new are searched through one by one; this many are still fast. `segments`: each is one more
 * place to look a term up.
 */
const MOST = { fresh: 250, segments: 48 }

/** @param start what the index begins with, and the version of each key in it; it belongs to the index from then on */
export function newSearchIndex(start?: OpenedSnapshot, most: Readonly<typeof MOST> = MOST): SearchIndex {
  const versions = start?.versions ?? new Map<string, string>()
  const tally = newTally()
  let fresh: Fresh = newFresh()
  let freshVolume = emptyVolume(fresh)
  /** Segments, and behind them what is new. */
  let volumes: readonly Volume[] = [...(start ? [volumeOf(start.segment)] : []), freshVolume]
  if (start) for (let n = 0; n < start.segment.keys.length; n += 1) tally.count(start.segment.lengths, n, 1)

  function* freeze(): Steps<void> {
    if (fresh.size() === 0) return
    const [part, volume] = [fresh, freshVolume]
    // From here on what is new is put elsewhere.
    fresh = newFresh()
    freshVolume = emptyVolume(fresh)
    volumes = [...volumes, freshVolume]
    const segment = yield* frozen(part)
    ;[volume.segment, volume.part] = [segment, partOf(segment)]
  }
  const segments = (): readonly Segment[] => volumes.flatMap(({ segment }) => segment ?? [])
  /** Makes one of the segments from this one on. */
  function* merge(first: number): Steps<Volume> {
    const old = volumes.slice(first, -1)
    const was = old.map(({ live }) => live.slice())
    const gone = new Map<string, number>()
    for (const volume of old) volume.goneFromHeir = gone
    const { segment, numbers } = yield* merged(segments().slice(first), (s, n) => was[s]?.[n] === 1)
    const volume: Volume = { ...volumeOf(segment), gone }
    // What was taken out meanwhile is in the merged segment still.
    for (const [s, { live }] of old.entries())
      numbers[s]?.forEach((number, n) => {
        if (number >= 0) volume.live[number] = live[n] ?? 0
      })
    volumes = [...volumes.slice(0, first), volume, ...volumes.slice(first + old.length)]
    return volume
  }

  const count = (term: string): number => volumes.reduce((sum, volume) => sum + countIn(volume, term), 0)
  const vocabulary: Vocabulary = {
    documents: tally.documents,
    count,
    startingWith: (begin, limit) => {
      const found = new Set<string>()
      for (const { part, gone } of volumes) {
        let taken = 0
        for (const term of part.startingWith(begin)) {
          if (taken === limit) break
          if (gone.size > 0 && count(term) === 0) continue
          found.add(term)
          taken += 1
        }
      }
      return [...found].sort().slice(0, limit)
    },
    near: (word, edits) => [
      ...new Map(volumes.flatMap(({ part }) => part.near(word, edits)).map((one) => [one.text, one])).values(),
    ],
  }
  const remove = (key: string): void => {
    versions.delete(key)
    for (const volume of volumes) {
      for (const n of volume.part.documentsOf(key)) {
        if (volume.live[n] !== 1) continue
        strike(volume, n)
        tally.count(volume.part.lengths(), n, -1)
      }
    }
  }
  const library = { tally, vocabulary, volumes: () => volumes, score: newScorer(tally) }
  return {
    put: (key, version, documents) => {
      remove(key)
      versions.set(key, version)
      for (const document of documents) {
        fresh.add(key, document)
        addLast(freshVolume)
        tally.count(fresh.lengths(), fresh.size() - 1, 1)
      }
    },
    remove,
    versions: () => versions,
    search: (query, { kind, ...wanted }) => find(library, query, [kind], wanted)[kind],
    searchKinds: (query, kinds, wanted) => find(library, query, kinds, wanted),
    fitting: (query, wanted) => fitting(volumes, query, wanted),
    isUntidy: () => fresh.size() >= most.fresh || segments().length > most.segments,
    *tidy() {
      if (fresh.size() >= most.fresh) yield* freeze()
      if (segments().length > most.segments) yield* merge(firstSmall(segments()))
    },
    *whole() {
      yield* freeze()
      const { segment } = yield* merge(0)
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
