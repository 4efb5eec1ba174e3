import { CardId } from '#core/card/card.ts'
import type { SectionId } from '#core/card/stages.ts'
import { DemoId } from '#core/demo/manifest.ts'
import { EntryId } from '#core/journal/entry.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { demoOfKey, titleLangOf } from '#core/search/demo-key.ts'
import { dayIn, entryOfKey } from '#core/search/entry-key.ts'
import { kindsOf, stageOf } from '#core/search/kinds.ts'
import type { Excerpt, Marks } from '#core/search/marks.ts'
import { parseQuery, type Query } from '#core/search/query.ts'
import { shelvesOf, type Shelf } from '#core/store/questions.ts'
import { cardsThatAre } from '#core/store/search-cards.ts'
import type { Context } from './context.ts'
import { searchIndexOf } from './search-index.ts'
import { policyOf, readSettings } from './settings.ts'
import { cardBriefs } from './standing.ts'
import type { CardBrief } from './views.ts'

/** `score`: 0..1, best first. */
type Hit = { readonly score: number; readonly titleMarks: Marks }
type Brief = Pick<CardBrief, 'id' | 'title' | 'lang' | 'topics' | 'standing'>

/** A card, and where in it most of what was asked for stands. `stage` is null where that is in none of its sections. */
export type CardHit = Brief & Shelf & Hit & { readonly stage: SectionId | null; readonly excerpt: Excerpt | null }
/** A question in stage 6 of `card` that is no card yet. */
export type OpenHit = Hit & { readonly card: Brief; readonly text: string }
export type ReferenceHit = Hit & { readonly card: Brief; readonly title: string; readonly url: string }

/** `lang`: of its title, which each demo has in two languages; null where that is not known. */
export type DemoHit = Hit & {
  readonly id: DemoId
  readonly title: string
  readonly lang: string | null
  readonly excerpt: Excerpt | null
}

/** An entry of the journal, by its first line; `lang`: of its text. */
export type EntryHit = Hit & {
  readonly id: EntryId
  readonly day: StudyDay
  readonly title: string
  readonly lang: string | null
  readonly excerpt: Excerpt | null
}

export type SearchResults = {
  readonly cards: readonly CardHit[]
  readonly open: readonly OpenHit[]
  readonly references: readonly ReferenceHit[]
  readonly demos: readonly DemoHit[]
  readonly entries: readonly EntryHit[]
}

/** The most that are found of each kind. */
export const MAX_HITS = 40

/** What the library has for a search, at most `limit` of each kind, best first. See docs/decisions/022 for what may be typed. */
export async function search(ctx: Context, typed: string, limit: number): Promise<SearchResults> {
  const query = parseQuery(typed)
  const index = await searchIndexOf(ctx)
  const mayBe = await standingFilter(ctx, query)
  const found = index.searchKinds(query, kindsOf(query), { limit, mayBe })
  const { card: cards, open, reference: references } = found
  const ids = [...new Set([...cards, ...open, ...references].map(({ key }) => CardId.parse(key)))]
  const policy = policyOf(await readSettings(ctx.db))
  const [briefs, shelves] = await Promise.all([cardBriefs(ctx.db, ids, ctx.now(), policy), shelvesOf(ctx.db, ids)])
  const briefOf = (key: string): Brief | null => {
    const brief = briefs.get(CardId.parse(key))
    if (!brief) return null
    const { id, title, lang, topics, standing } = brief
    return { id, title, lang, topics, standing }
  }
  return {
    cards: cards.flatMap(({ key, score, titleMarks, excerpt }) => {
      const [brief, shelf] = [briefOf(key), shelves.get(CardId.parse(key))]
      return brief && shelf ? [{ ...brief, ...shelf, score, titleMarks, stage: stageOf(excerpt), excerpt }] : []
    }),
    open: open.flatMap(({ key, score, titleMarks, document: { title } }) => {
      const card = briefOf(key)
      return card ? [{ card, text: title, score, titleMarks }] : []
    }),
    references: references.flatMap(({ key, score, titleMarks, document: { title, texts } }) => {
      const card = briefOf(key)
      return card ? [{ card, title, url: texts[0]?.[1] ?? '', score, titleMarks }] : []
    }),
    demos: found.demo.flatMap(({ key, score, titleMarks, excerpt, document: { title, facets } }) => {
      const id = DemoId.safeParse(demoOfKey(key)).data
      return id === undefined ? [] : [{ id, title, lang: titleLangOf(facets), score, titleMarks, excerpt }]
    }),
    entries: found.entry.flatMap(({ key, score, titleMarks, excerpt, document: { title, facets } }) => {
      const [id, day] = [EntryId.safeParse(entryOfKey(key)).data, StudyDay.safeParse(dayIn(facets)).data]
      return id && day ? [{ id, day, title, lang: titleLangOf(facets), score, titleMarks, excerpt }] : []
    }),
  }
}

/** The cards that stand in one of the ways asked for. Null: none was asked for. */
export async function standingFilter(ctx: Context, { standings }: Query): Promise<((key: string) => boolean) | null> {
  const asked = standings.filter((one) => one !== 'open')
  if (asked.length === 0) return null
  const lists = await Promise.all(asked.map((one) => cardsThatAre(ctx.db, one, ctx.now())))
  const ids = new Set<string>(lists.flat())
  return (key) => ids.has(key)
}
