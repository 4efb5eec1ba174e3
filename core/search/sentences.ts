import { occurrencesOf } from './occurrences.ts'

/** UTF-16 offsets in a text. */
export type Place = { readonly start: number; readonly end: number }
/** `text` in lower case; `places`: where each of its terms stands. */
export type Sentence = Place & { readonly text: string; readonly places: ReadonlyMap<string, readonly Place[]> }

/** Up to a full stop, and the line’s end; a stop within a name or number is none. */
const SENTENCE = /[^。！？!?\n]+?(?:[。！？!?]+|\.(?=\s)|\n|$)/g

/** The sentences of a text that say anything, in order. */
export function* sentencesOf(text: string): Generator<Sentence> {
  for (const { 0: said, index } of text.matchAll(SENTENCE)) {
    const places = new Map<string, Place[]>()
    for (const { term, start, end } of occurrencesOf(said)) {
      const place = { start: index + start, end: index + end }
      const those = places.get(term)
      if (those) those.push(place)
      else places.set(term, [place])
    }
    yield { start: index, end: index + said.length, text: said.toLowerCase(), places }
  }
}

/** The shortest stretch that holds a place of each. */
export function spanOf(all: readonly (readonly Place[])[]): Place {
  const order = all
    .flatMap((places, n) => places.map((place) => ({ ...place, n })))
    .toSorted((a, b) => a.start - b.start)
  let best: Place = { start: 0, end: Infinity }
  const last = new Map<number, Place>()
  for (const place of order) {
    last.set(place.n, place)
    if (last.size < all.length) continue
    const held = [...last.values()]
    const span = { start: Math.min(...held.map(({ start }) => start)), end: Math.max(...held.map(({ end }) => end)) }
    if (span.end - span.start < best.end - best.start) best = span
  }
  return best
}
