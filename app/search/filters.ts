import { STAGES } from '#core/card/stages.ts'
import { parseQuery, STANDINGS } from '#core/search/query.ts'
import type { SearchResults } from '#core/study/search.ts'

/** Pieces of a search, as somebody typed it. */
const PIECE = /-?[a-z]+[:：](?:["“”][^"“”]*["“”]|\S+)|["“][^"“”]*["”]?|\S+/giu

/** `topic:nginx`, or `topic:"message queue"`. */
export const filterText = (name: string, value: string): string =>
  `${name}:${/[\s"“”]/.test(value) ? `"${value}"` : value}`

/** The filters of a search, as they were typed. */
export const filtersIn = (typed: string): readonly string[] => piecesOf(typed).filter(isFilter)

/** The same search with a filter, or without it where it is there. */
export function toggled(typed: string, filter: string): string {
  const pieces = piecesOf(typed)
  const without = pieces.filter((piece) => !isSame(piece, filter))
  return (without.length < pieces.length ? without : [...pieces, filter]).join(' ')
}

/** Topics and stages offered at most. */
const [TOPICS, MOST_STAGES] = [6, 3]

/**
 * Filters that narrow down what was found, and are not there yet: topics of it, stages, languages, and where cards stand. Of
 * several stages any is looked into, so that one more would find more.
 */
export function narrowing(typed: string, { cards }: SearchResults): readonly string[] {
  const there = filtersIn(typed)
  // What all of them have narrows nothing down.
  const some = (values: readonly string[]): readonly string[] =>
    [...countsOf(values)]
      .filter(([, count]) => count < cards.length)
      .sort(([, a], [, b]) => b - a)
      .map(([value]) => value)
  const topics = some(cards.flatMap((card) => card.topics))
  const stages = some(cards.flatMap(({ stage }) => STAGES.find((one) => one === stage) ?? []))
  const langs = new Set(cards.map(({ lang }) => lang.toLowerCase().split('-')[0] ?? ''))
  const offered = [
    ...topics.slice(0, TOPICS).map((topic) => filterText('topic', topic)),
    ...stages.slice(0, MOST_STAGES).map((stage) => filterText('stage', stage)),
    ...(langs.size > 1 ? [...langs].map((lang) => filterText('lang', lang)) : []),
    ...STANDINGS.map((standing) => filterText('is', standing)),
  ]
  const hasStage = parseQuery(typed).stages.length > 0
  return offered.filter(
    (filter) => !(hasStage && filter.startsWith('stage:')) && !there.some((one) => isSame(one, filter)),
  )
}

function countsOf(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

const piecesOf = (typed: string): readonly string[] => typed.match(PIECE) ?? []

const isSame = (a: string, b: string): boolean => a.toLowerCase().replace('：', ':') === b.toLowerCase()

/** A piece is a filter if it is no word, phrase or word that is not wanted. */
function isFilter(piece: string): boolean {
  const { words, phrases, not } = parseQuery(piece)
  return words === '' && phrases.length + not.length === 0
}
