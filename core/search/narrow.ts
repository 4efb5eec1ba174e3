import { documentOf } from './posting.ts'
import type { Query } from './query.ts'
import { type Term, termsOf } from './terms.ts'
import { facetTerm } from './terms-of-document.ts'
import type { Volume } from './volume.ts'

/** Whether a query narrows what may be found by something that is no word. */
export const hasFilter = ({ topics, langs, hosts, standings, notTopics }: Query): boolean =>
  [topics, langs, hosts, standings, notTopics].some((list) => list.length > 0)

/** Terms of phrases that are looked up: the rarest leave little to be read. */
const MAX_MUST = 12

/** Of each document of a volume whether it may be found: 1, or 0. */
export function allowedIn({ part, live }: Volume, query: Query, mayBe: ((key: string) => boolean) | null): Uint8Array {
  let allowed: Uint8Array = live
  const withAny = (terms: Iterable<string>): Uint8Array => {
    const having = new Uint8Array(allowed.length)
    for (const term of terms) {
      const list = part.postings(term)
      for (let i = 0; i < list.length; i += 1) having[documentOf(list[i] ?? 0)] = 1
    }
    return having
  }
  const withTerm = (term: string): Uint8Array => withAny([term])
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
  // What must stand there just so has all its terms: whatever lacks one of them need not be read. Not so the names in it,
  // of which longer ones may be made there: `a_b` stands in `a_b/c_d`.
  const must = query.phrases.flatMap((phrase) => termsOf(phrase).filter(({ kind }) => kind !== 'char'))
  const rarest = must
    .map(({ text }) => ({ text, documents: part.count(text) }))
    .sort((a, b) => a.documents - b.documents)
    .slice(0, MAX_MUST)
  for (const { text } of rarest) {
    const having = withTerm(text)
    keep((document) => having[document] === 1)
  }
  // What certainly has what is not wanted need not be read either.
  for (const { kind, text } of query.not.flatMap(onlyTermOf)) {
    const having = kind === 'char' ? withAny(part.startingWith(text)) : withTerm(text)
    keep((document) => having[document] === 0)
  }
  if (mayBe) keep((document) => mayBe(part.keyOf(document)))
  return allowed
}

/** The term of what is one whole word, two characters or one. Of anything else none. */
function onlyTermOf(said: string): readonly Term[] {
  const folded = said.normalize('NFKC').toLowerCase()
  return termsOf(said).filter(({ text }) => text === folded)
}
