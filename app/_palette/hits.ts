import type { SectionId } from '#core/card/stages.ts'
import { demoOfKey, titleLangOf } from '#core/search/demo-key.ts'
import { KINDS, type Kind } from '#core/search/document.ts'
import { dayIn, entryOfKey } from '#core/search/entry-key.ts'
import type { Found } from '#core/search/find.ts'
import type { SearchIndex } from '#core/search/index.ts'
import { kindsOf, stageOf } from '#core/search/kinds.ts'
import type { Excerpt, Marks } from '#core/search/marks.ts'
import type { Query } from '#core/search/query.ts'
import type { SearchResults } from '#core/study/search.ts'

/** What a search found, as the palette shows it. `id`: the card it is, or is of; the demo, or the entry. `key`: its own among all. */
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
  /** Of the journal: where an entry is. */
  readonly day: string | null
}

/** Of each kind so many are shown. */
export const SHOWN: Readonly<Record<Kind, number>> = { card: 10, open: 5, reference: 5, demo: 5, entry: 5 }
const MOST_SHOWN = Math.max(...Object.values(SHOWN))

type Given = Pick<Hit, 'id' | 'lang' | 'title' | 'titleMarks'>
const hit = (kind: Kind, given: Given, more: Partial<Hit> = {}): Hit => ({
  kind,
  key: `${kind} ${given.id} ${more.url ?? given.title}`,
  stage: null,
  excerpt: null,
  topics: [],
  url: null,
  day: null,
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
  entry: ({ entries }) =>
    entries.map(({ id, day, title, lang, titleMarks, excerpt }) =>
      hit('entry', { id, lang: lang ?? '', title, titleMarks }, { excerpt, day }),
    ),
}

/** What an index in the browser found, kind by kind. */
const FOUND: Readonly<Record<Kind, (found: Found) => Hit>> = {
  card: (found) => {
    const { document, excerpt } = found
    return hit('card', ofCard(found), { stage: stageOf(excerpt), excerpt, topics: topicsIn(document.texts) })
  },
  open: (found) => hit('open', ofCard(found)),
  reference: (found) => hit('reference', ofCard(found), { url: found.document.texts[0]?.[1] ?? '' }),
  demo: ({ key, document: { title, facets }, titleMarks, excerpt }) =>
    hit('demo', { id: demoOfKey(key) ?? '', lang: titleLangOf(facets) ?? '', title, titleMarks }, { excerpt }),
  entry: ({ key, document: { title, facets }, titleMarks, excerpt }) => {
    const given = { id: entryOfKey(key) ?? '', lang: titleLangOf(facets) ?? '', title, titleMarks }
    return hit('entry', given, { excerpt, day: dayIn(facets) })
  },
}

const ofCard = ({ key, document: { title, facets }, titleMarks }: Found): Given => ({
  id: key,
  lang: langIn(facets),
  title,
  titleMarks,
})

export const hitsTold = (results: SearchResults): readonly Hit[] =>
  KINDS.flatMap((kind) => TOLD[kind](results).slice(0, SHOWN[kind]))

/** What the server would have found, in the same order. */
export function hitsIn(index: SearchIndex, query: Query): readonly Hit[] {
  const found = index.searchKinds(query, kindsOf(query), { limit: MOST_SHOWN, mayBe: null })
  return KINDS.flatMap((kind) => found[kind].slice(0, SHOWN[kind]).map(FOUND[kind]))
}

const topicsIn = (texts: Found['document']['texts']): readonly string[] =>
  texts.find(([field]) => field === 'topics')?.[1].split(' · ') ?? []

/** The longest says most: `zh-cn`, beside `zh`. */
const langIn = (facets: readonly string[]): string =>
  facets.reduce((best, one) => (one.startsWith('lang:') && one.length - 5 > best.length ? one.slice(5) : best), '')
