import { byKind, TOLD_TWICE, type Kind, type SearchDocument } from './document.ts'
import { fieldsOfStage } from './fields.ts'
import { newMarker, type Excerpt, type Marks } from './marks.ts'
import { allowedIn, hasFilter } from './narrow.ts'
import { isSound, soundsOfText } from './pinyin.ts'
import { planOf, type Vocabulary } from './plan.ts'
import type { Query } from './query.ts'
import { plainOf, ranked } from './rank.ts'
import { newBest, type Candidate, type Limits, type newScorer } from './score.ts'
import type { Tally } from './tally.ts'
import { SOUNDED } from './terms-of-document.ts'
import type { Volume } from './volume.ts'

/** A document that was found. `score`: 0..1, best first. */
export type Found = {
  readonly key: string
  readonly document: SearchDocument
  readonly score: number
  readonly titleMarks: Marks
  /** Null: it has no text but its title. */
  readonly excerpt: Excerpt | null
}

export type Library = {
  readonly tally: Tally
  readonly volumes: () => readonly Volume[]
  readonly vocabulary: Vocabulary
  readonly score: ReturnType<typeof newScorer>
}

/** Of each kind so many are ranked. */
const CONTENDERS = 40
/** Where something must stand just so, or must not, so many are looked at at most. */
const MAX_READ = 2000

export type Wanted = {
  /** At most 40 are found of each kind. */
  readonly limit: number
  /** Whether what belongs to a key may be found. Null: all may. */
  readonly mayBe: ((key: string) => boolean) | null
}

/** What a query finds of these kinds, best first; of others nothing. */
export function find(
  library: Library,
  query: Query,
  kinds: readonly Kind[],
  { limit, mayBe }: Wanted,
): Record<Kind, readonly Found[]> {
  const { score, vocabulary } = library
  const fields = query.stages.length === 0 ? null : query.stages.flatMap(fieldsOfStage)
  const words = [query.words, ...query.phrases].join(' ')
  const plan = planOf(words, vocabulary)
  const isStrict = query.phrases.length + query.not.length > 0
  const volumes = library.volumes().map((volume) => ({ volume, allowed: allowedIn(volume, query, mayBe) }))
  const limits: Limits = { fields, most: isStrict ? MAX_READ : CONTENDERS }
  const candidates = plan.groups.length === 0 ? unasked(volumes, query, limits) : score(volumes, plan, limits)
  const isHeard = plan.groups.some(({ alternatives }) => alternatives.some(({ term }) => isSound(term)))
  const marker = newMarker(plan.groups, (text, field) => (isHeard && SOUNDED.has(field) ? soundsOfText(text) : []))
  const holds = strictly(query)

  const foundOf = (kind: Kind): readonly Found[] => {
    const contenders = kinds.includes(kind) ? taken(candidates[kind], holds) : []
    if (contenders.length === 0) return []
    const all = ranked(words, contenders)
    const found = TOLD_TWICE.has(kind) ? firstOfEachKey(all) : all
    return found.slice(0, limit).map(({ key, document, rank, fuse }) => {
      const marks = marker.title(document.title)
      return {
        key,
        document,
        score: rank,
        titleMarks: marks.length > 0 ? marks : fuse,
        excerpt: marker.excerpt(document, fields),
      }
    })
  }
  return byKind(foundOf)
}

/** Where nothing is asked for but filters: what fits, in the order of its keys. */
function unasked(
  volumes: readonly { readonly volume: Volume; readonly allowed: Uint8Array }[],
  query: Query,
  { most }: Limits,
): Record<Kind, readonly Candidate[]> {
  const best = newBest(most)
  if (hasFilter(query) && query.words.trim() === '' && query.phrases.length === 0) {
    for (const { volume, allowed } of volumes) {
      for (let n = 0; n < volume.part.size(); n += 1) if (allowed[n] === 1) best.take(volume, n, 1)
    }
  }
  return best.chosen
}

function firstOfEachKey<T extends { readonly key: string }>(found: readonly T[]): readonly T[] {
  const keys = new Set<string>()
  return found.filter(({ key }) => !keys.has(key) && keys.add(key))
}

/** Reads the best candidates until there are enough that hold. */
function taken(candidates: readonly Candidate[], holds: (document: SearchDocument) => boolean) {
  const contenders: { readonly key: string; readonly document: SearchDocument; readonly score: number }[] = []
  for (const { volume, document: n, key, score } of candidates) {
    const document = volume.part.read(n)
    if (holds(document)) contenders.push({ key, document, score })
    if (contenders.length === CONTENDERS) break
  }
  return contenders
}

/** Whether all phrases stand in a document, and nothing that must not. */
export function strictly({ phrases, not }: Query): (document: SearchDocument) => boolean {
  if (phrases.length + not.length === 0) return () => true
  const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')
  const [wanted, unwanted] = [phrases.map(plain), not.map(plain)]
  return (document) => {
    const text = plain(plainOf(document))
    return wanted.every((phrase) => text.includes(phrase)) && !unwanted.some((phrase) => text.includes(phrase))
  }
}
