import type { SectionId } from '#core/card/stages.ts'
import { KINDS, type Kind } from '#core/search/document.ts'
import type { Found } from '#core/search/find.ts'
import type { SearchIndex } from '#core/search/index.ts'
import { kindsOf, stageOf } from '#core/search/kinds.ts'
import type { Excerpt, Marks } from '#core/search/marks.ts'
import type { Query } from '#core/search/query.ts'
import type { SearchResults } from '#core/study/search.ts'

/** What a search found, as the palette shows it. `id`: the card it is, or is of; or the demo. `key`: its own among all. */
export type Hit = {
  readonly kind: Kind
  readonly key: string
  readonly id: string
  readonly lang: string
  readonly title: string
  readonly titleMarks: Marks
  readonly stage: SectionId | null
  readonly excerpt: Excerpt | null
  readonly topics: readonly string[]
  /** Where a reference leads. */
  readonly url: string | null
}

/** Of each kind so many are shown. */
export const SHOWN: Readonly<Record<Kind, number>> = { card: 10, open: 5, reference: 5, demo: 5 }

type Given = Pick<Hit, 'id' | 'lang' | 'title' | 'titleMarks'>
const hit = (kind: Kind, given: Given, more: Partial<Hit> = {}): Hit => ({
  kind,
  key: `${kind} ${given.id} ${more.url ?? given.title}`,
  stage: null,
  excerpt: null,
  topics: [],
  url: null,
  ...given,
  ...more,
})

/** What the server found, kind by kind. */
const TOLD: Readonly<Record<Kind, (results: SearchResults) => readonly Hit[]>> = {
  card: ({ cards }) =>
    cards.map(({ id, lang, title, titleMarks, stage, excerpt, topics }) =>
      hit('card', { id, lang, title, titleMarks }, { stage, excerpt, topics }),
    ),
  open: ({ open }) =>
    open.map(({ card: { id, lang }, text: title, titleMarks }) => hit('open', { id, lang, title, titleMarks })),
  reference: ({ references }) =>
    references.map(({ card: { id, lang }, title, titleMarks, url }) =>
      hit('reference', { id, lang, title, titleMarks }, { url }),
    ),
  demo: ({ demos }) =>
    demos.map(({ id, title, lang, titleMarks, excerpt }) =>
      hit('demo', { id, lang: lang ?? '', title, titleMarks }, { excerpt }),
    ),
}

/** What an index in the browser found, kind by kind. */
const FOUND: Readonly<Record<Kind, (found: Found) => Partial<Hit>>> = {
  card: ({ document: { texts }, excerpt }) => ({ stage: stageOf(excerpt), excerpt, topics: topicsIn(texts) }),
  open: () => ({}),
  reference: ({ document: { texts } }) => ({ url: texts[0]?.[1] ?? '' }),
  demo: ({ excerpt }) => ({ excerpt }),
}

export const hitsTold = (results: SearchResults): readonly Hit[] =>
  KINDS.flatMap((kind) => TOLD[kind](results).slice(0, SHOWN[kind]))

/** What the server would have found, in the same order. */
export function hitsIn(index: SearchIndex, query: Query): readonly Hit[] {
  const kinds = kindsOf(query)
  const limit = Math.max(...kinds.map((kind) => SHOWN[kind]))
  const all = index.searchKinds(query, kinds, { limit, mayBe: null })
  return kinds.flatMap((kind) =>
    all[kind].slice(0, SHOWN[kind]).map((found) => {
      const { key, document, titleMarks } = found
      const id = kind === 'demo' ? key.slice('demo:'.length) : key
      const given = { id, lang: langIn(document), title: document.title, titleMarks }
      return hit(kind, given, FOUND[kind](found))
    }),
  )
}

const topicsIn = (texts: Found['document']['texts']): readonly string[] =>
  texts.find(([field]) => field === 'topics')?.[1].split(' ') ?? []

/** The longest says most: `zh-cn`, beside `zh`. A demo is found by the language of its program too, which is none to read. */
function langIn({ kind, facets }: Found['document']): string {
  const langs = facets.flatMap((facet) => (facet.startsWith('lang:') ? facet.slice('lang:'.length) : []))
  if (kind === 'demo') return langs.find((lang) => lang === 'zh' || lang === 'en') ?? ''
  return langs.reduce((best, one) => (one.length > best.length ? one : best), '')
}
