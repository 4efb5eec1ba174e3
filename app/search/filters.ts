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

/** Topics offered at most. */
const TOPICS = 6

/** Filters that narrow down what was found, and are not there yet: topics and languages of it, and where cards stand. */
export function narrowing(typed: string, { cards }: SearchResults): readonly string[] {
  const there = filtersIn(typed)
  const counts = new Map<string, number>()
  for (const { topics } of cards) for (const one of topics) counts.set(one, (counts.get(one) ?? 0) + 1)
  // What all of them have narrows nothing down.
  const topics = [...counts].filter(([, count]) => count < cards.length).sort(([, a], [, b]) => b - a)
  const langs = new Set(cards.map(({ lang }) => lang.toLowerCase().split('-')[0] ?? ''))
  const offered = [
    ...topics.slice(0, TOPICS).map(([topic]) => filterText('topic', topic)),
    ...(langs.size > 1 ? [...langs].map((lang) => filterText('lang', lang)) : []),
    ...STANDINGS.map((standing) => filterText('is', standing)),
  ]
  return offered.filter((filter) => !there.some((one) => isSame(one, filter)))
}

const piecesOf = (typed: string): readonly string[] => typed.match(PIECE) ?? []

const isSame = (a: string, b: string): boolean => a.toLowerCase().replace('：', ':') === b.toLowerCase()

/** A piece is a filter if it is no word, phrase or word that is not wanted. */
function isFilter(piece: string): boolean {
  const { words, phrases, not } = parseQuery(piece)
  return words === '' && phrases.length + not.length === 0
}
