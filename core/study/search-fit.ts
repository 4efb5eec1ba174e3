import { CardId } from '#core/card/card.ts'
import type { SearchIndex } from '#core/search/index.ts'
import { kindsOf } from '#core/search/kinds.ts'
import { parseQuery, type Query } from '#core/search/query.ts'
import type { Context } from './context.ts'
import { MAX_HITS, standingFilter } from './search.ts'
import { searchIndexOf } from './search-index.ts'

/** Cards that fit at most. */
const MOST = 300
/** Words that are looked for one by one; nobody chooses cards by more. */
const MAX_WORDS = 12

/**
 * The cards that a search is meant for, at most some hundreds, in no order that means anything. A search shows what fits best first,
 * and what fits by half below; here all that was asked for must be there. Each word is taken as it is written where any card has
 * it so, and otherwise as generously as ever: half typed, misspelt, by its sound.
 */
export async function cardsThatFit(ctx: Context, typed: string): Promise<readonly CardId[]> {
  const query = parseQuery(typed)
  if (!kindsOf(query).includes('card')) return []
  const index = await searchIndexOf(ctx)
  const words = query.words.split(/\s+/).filter((word) => word !== '')
  const rest: Query = { ...query, words: '' }
  let mayBe = await standingFilter(ctx, query)
  let fitting = words.length === 0 ? collect(index, rest, mayBe, MOST) : []
  for (const word of words.slice(0, MAX_WORDS)) {
    const justSo = collect(index, { ...rest, phrases: [...rest.phrases, word] }, mayBe, MOST)
    fitting = justSo.length > 0 ? justSo : collect(index, { ...rest, words: word }, mayBe, MAX_HITS)
    const there = new Set(fitting)
    mayBe = (key) => there.has(key)
  }
  return fitting.map((key) => CardId.parse(key))
}

/** Keys of what a query finds, in as many rounds as it takes. */
function collect(
  index: SearchIndex,
  query: Query,
  mayBe: ((key: string) => boolean) | null,
  most: number,
): readonly string[] {
  const found = new Set<string>()
  for (let before = -1; found.size < most && found.size > before;) {
    before = found.size
    const isNew = (key: string): boolean => !found.has(key) && (mayBe === null || mayBe(key))
    for (const { key } of index.search(query, { kind: 'card', limit: MAX_HITS, mayBe: isNew })) found.add(key)
  }
  return [...found].slice(0, most)
}
