import type { Kind } from './document.ts'
import { fieldsOfStage, type SearchDocument } from './document.ts'
import { newMarker, type Excerpt, type Marks } from './marks.ts'
import { planOf, type Vocabulary } from './plan.ts'
import { documentOf } from './posting.ts'
import type { Query } from './query.ts'
import { plainOf, ranked } from './rank.ts'
import type { Register } from './register.ts'
import type { Candidate, Limits, newScorer, Placed } from './score.ts'
import { termsAsked } from './occurrences.ts'
import { facetTerm } from './terms-of-document.ts'

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
  readonly register: Register
  readonly parts: () => readonly Placed[]
  readonly vocabulary: Vocabulary
  readonly score: ReturnType<typeof newScorer>
}

/** Of each kind so many are ranked. */
const CONTENDERS = 40
/** Where something must stand just so, or must not, so many are looked at at most. */
const MAX_READ = 2000

export type Wanted = {
  readonly kind: Kind
  /** At most 40 are found. */
  readonly limit: number
  /** Whether what belongs to a key may be found. Null: all may. */
  readonly mayBe: ((key: string) => boolean) | null
}

/** What a query finds of one kind, best first. */
export function find(library: Library, query: Query, { kind, limit, mayBe }: Wanted): readonly Found[] {
  const { register, score, vocabulary } = library
  const fields = query.stages.length === 0 ? null : query.stages.flatMap(fieldsOfStage)
  const words = [query.words, ...query.phrases].join(' ')
  const plan = planOf(words, vocabulary)
  const allowed = allowedBy(library, query, mayBe)
  const isStrict = query.phrases.length + query.not.length > 0
  const limits: Limits = { allowed, fields, most: isStrict ? MAX_READ : CONTENDERS }
  const candidates =
    plan.groups.length === 0
      ? unasked(library, query, kind, limits)
      : (score(library.parts(), plan, limits).get(kind) ?? [])
  const contenders = taken(library, candidates, strictly(query))
  if (contenders.length === 0) return []
  const marker = newMarker(plan.groups)
  return ranked(words, contenders)
    .slice(0, limit)
    .map(({ number, document, rank, fuse }) => {
      const marks = marker.title(document.title)
      return {
        key: register.keyOf(number),
        document,
        score: rank,
        titleMarks: marks.length > 0 ? marks : fuse,
        excerpt: marker.excerpt(document, fields),
      }
    })
}

/** Where nothing is asked for but filters: what fits, in the order in which it came. */
function unasked({ register }: Library, query: Query, kind: Kind, { allowed, most }: Limits): Candidate[] {
  const hasFilter =
    query.topics.length + query.langs.length + query.hosts.length + query.standings.length + query.notTopics.length > 0
  if (!hasFilter || query.words.trim() !== '' || query.phrases.length > 0) return []
  const found: Candidate[] = []
  for (let document = 0; document < register.size() && found.length < most; document += 1) {
    if (allowed[document] === 1 && register.kindOf(document) === kind) found.push({ document, score: 1 })
  }
  return found
}

/** Reads the best candidates until there are enough that hold. */
function taken({ parts }: Library, candidates: readonly Candidate[], holds: (document: SearchDocument) => boolean) {
  const contenders: { readonly number: number; readonly document: SearchDocument; readonly score: number }[] = []
  for (const { document: number, score } of candidates) {
    const placed = parts().findLast(({ first }) => first <= number)
    const document = placed?.part.read(number - placed.first)
    if (document && holds(document)) contenders.push({ number, document, score })
    if (contenders.length === CONTENDERS) break
  }
  return contenders
}

/** Whether all phrases stand in a document, and nothing that must not. */
function strictly({ phrases, not }: Query): (document: SearchDocument) => boolean {
  if (phrases.length + not.length === 0) return () => true
  const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')
  const [wanted, unwanted] = [phrases.map(plain), not.map(plain)]
  return (document) => {
    const text = plain(plainOf(document))
    return wanted.every((phrase) => text.includes(phrase)) && !unwanted.some((phrase) => text.includes(phrase))
  }
}

function allowedBy({ register, parts }: Library, query: Query, mayBe: ((key: string) => boolean) | null): Uint8Array {
  let allowed = register.live()
  const withTerm = (term: string): Uint8Array => {
    const having = new Uint8Array(allowed.length)
    for (const { part, first } of parts()) {
      const list = part.postings(term)
      for (let i = 0; i < list.length; i += 1) having[first + documentOf(list[i] ?? 0)] = 1
    }
    return having
  }
  const keep = (isKept: (document: number) => boolean): void => {
    allowed = allowed.map((one, document) => (one === 1 && isKept(document) ? 1 : 0))
  }
  const any = (facets: readonly string[]): void => {
    const having = facets.map((facet) => withTerm(facetTerm(facet)))
    if (having.length > 0) keep((document) => having.some((one) => one[document] === 1))
  }
  for (const topic of query.topics) any([`topic:${topic}`])
  any(query.langs.map((lang) => `lang:${lang}`))
  any(query.hosts.map((host) => `ref:${host}`))
  for (const topic of query.notTopics) {
    const having = withTerm(facetTerm(`topic:${topic}`))
    keep((document) => having[document] === 0)
  }
  // What must stand there just so has all its terms: whatever lacks one need not be read.
  for (const phrase of query.phrases) {
    for (const { text, kind } of termsAsked(phrase)) {
      if (kind === 'char') continue
      const having = withTerm(text)
      keep((document) => having[document] === 1)
    }
  }
  if (mayBe) keep((document) => mayBe(register.keyOf(document)))
  return allowed
}
