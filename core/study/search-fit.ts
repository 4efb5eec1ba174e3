import { CardId } from '#core/card/card.ts'
import type { SearchIndex } from '#core/search/index.ts'
import { kindsOf } from '#core/search/kinds.ts'
import { hasFilter } from '#core/search/narrow.ts'
import { parseQuery, type Query } from '#core/search/query.ts'
import type { Context } from './context.ts'
import { inSteps } from './in-steps.ts'
import { MAX_HITS, standingFilter } from './search.ts'
import { searchIndexOf } from './search-index.ts'

/** Cards that fit at most. */
const MOST = 300
/** Words that are looked for one by one; nobody chooses cards by more. */
const MAX_WORDS = 12

/**
 * The cards that a search is meant for, at most some hundreds, in the order of their ids. A search shows what fits best first,
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
  const fitting = (more: readonly string[], most: number) =>
    inSteps(index.fitting({ ...rest, phrases: [...rest.phrases, ...more] }, { kind: 'card', most, mayBe }))
  if (words.length === 0 && !isNarrow(rest)) return []
  const written: string[] = []
  for (const word of words.slice(0, MAX_WORDS)) {
    if ((await fitting([word], 1)).length > 0) {
      written.push(word)
      continue
    }
    const like = likeWord(index, { ...rest, words: word }, mayBe)
    mayBe = (key) => like.has(key)
  }
  return (await fitting(written, MOST)).map((key) => CardId.parse(key))
}

/** Whether anything is asked for. */
const isNarrow = (query: Query): boolean => query.phrases.length > 0 || hasFilter(query)

const likeWord = (index: SearchIndex, query: Query, mayBe: ((key: string) => boolean) | null): ReadonlySet<string> =>
  new Set(index.search(query, { kind: 'card', limit: MAX_HITS, mayBe }).map(({ key }) => key))
