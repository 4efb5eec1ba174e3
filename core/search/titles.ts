import { termsAsked } from './occurrences.ts'
import { type Place, type Sentence, sentencesOf, spanOf } from './sentences.ts'
import type { Steps } from './steps.ts'

/** Words of a text that speak of a card. `start` and `end` are UTF-16 offsets in it; `share`: of the title’s words, 0..1. */
export type Mention<K> = {
  readonly key: K
  readonly start: number
  readonly end: number
  readonly sentence: { readonly start: number; readonly end: number }
  readonly share: number
}

/** The titles of a library, found in texts. */
export type TitleFinder<K> = {
  /** Puts this title in the place of whatever the key had. */
  readonly put: (key: K, title: string) => void
  readonly remove: (key: K) => void
  readonly keys: () => Iterable<K>
  readonly size: () => number
  /** To be done after many titles came or went: what is rare among them is by then something else. Else it does nothing. */
  readonly settle: () => Steps<void>
  /** The titles that are mentioned in a text, each once, those that stand first first. `only`: no others are looked for. */
  readonly find: (text: string, only?: K) => readonly Mention<K>[]
}

/** So much of what a title says, weighed by how rare it is among titles, has to be said in one sentence. */
const MIN_SHARE = 0.6
/** With fewer words that say something, what a title says is said everywhere. Pairs of characters count each. */
const MIN_TERMS = 3
/** A title of so many characters is found as it is, however few words it has that say something. */
const MIN_LITERAL = 6
/** Words further apart are no name of one thing, in multiples of the length of the title. */
const MAX_SPREAD = 2

/** How many more or fewer titles there are before it is looked anew what is rare among them, as a share of all. */
const SETTLED_SHARE = 0.1
/** Titles between two breaths. */
const AT_ONCE = 500

/** What asks, rather than what is asked about, weighs less than this (`terms.ts`). */
const MIN_WEIGHT = 0.5

type Entry<K> = {
  readonly key: K
  /** As it stands in a sentence: in lower case, without the mark at its end. */
  readonly words: string
  readonly terms: ReadonlyMap<string, number>
  /** The rarest terms: whoever has none of these has not enough of the others (see `pairsAlike`). */
  leading: readonly string[]
}

export function newTitleFinder<K>(): TitleFinder<K> {
  const entries = new Map<K, Entry<K>>()
  const titlesWith = new Map<string, number>()
  const ledBy = new Map<string, Set<Entry<K>>>()
  let settledAt = 0
  const rarity = (term: string): number => Math.log(1 + entries.size / (titlesWith.get(term) ?? 1))
  const weightOf = (entry: Entry<K>, terms: Iterable<string>): number => {
    let sum = 0
    for (const term of terms) sum += (entry.terms.get(term) ?? 0) * rarity(term)
    return sum
  }
  const lead = (entry: Entry<K>, leading: readonly string[]): void => {
    for (const term of entry.leading) {
      const those = ledBy.get(term)
      those?.delete(entry)
      if (those?.size === 0) ledBy.delete(term)
    }
    entry.leading = leading
    for (const term of leading) {
      const those = ledBy.get(term)
      if (those) those.add(entry)
      else ledBy.set(term, new Set([entry]))
    }
  }
  const leadingOf = ({ terms }: Entry<K>): readonly string[] => {
    const weighed = [...terms].map(([term, weight]) => ({ term, weight: weight * rarity(term) }))
    let rest = weighed.reduce((sum, { weight }) => sum + weight, 0)
    // A hair less, as sums of fractions are rounded.
    const needed = rest * MIN_SHARE * 0.999
    return weighed
      .toSorted((a, b) => b.weight - a.weight)
      .flatMap(({ term, weight }) => {
        const isNeeded = rest >= needed
        rest -= weight
        return isNeeded ? term : []
      })
  }
  const count = (entry: Entry<K>, by: 1 | -1): void => {
    for (const term of entry.terms.keys()) {
      const those = (titlesWith.get(term) ?? 0) + by
      if (those === 0) titlesWith.delete(term)
      else titlesWith.set(term, those)
    }
  }
  const remove = (key: K): void => {
    const entry = entries.get(key)
    if (entry === undefined) return
    entries.delete(key)
    count(entry, -1)
    lead(entry, [])
  }
  /** A sentence's mention of a title: the words from the first to the last that it shares with it. */
  const mentionIn = (entry: Entry<K>, sentence: Sentence): Mention<K> | null => {
    const shared = new Map(
      [...entry.terms.keys()].flatMap((term) => {
        const places = sentence.places.get(term)
        return places ? [[term, places] as const] : []
      }),
    )
    const literal = literally(entry.words, sentence)
    if (literal) return { key: entry.key, ...literal, sentence, share: 1 }
    if (shared.size < MIN_TERMS) return null
    const share = weightOf(entry, shared.keys()) / weightOf(entry, entry.terms.keys())
    if (share < MIN_SHARE) return null
    const { start, end } = spanOf([...shared.values()])
    if (end - start > entry.words.length * MAX_SPREAD) return null
    return { key: entry.key, start, end, sentence, share }
  }
  return {
    put: (key, title) => {
      remove(key)
      const asked = termsAsked(title).filter(({ weight }) => weight >= MIN_WEIGHT)
      const terms = new Map(asked.map(({ text, weight }) => [text, weight]))
      const entry: Entry<K> = { key, words: wordsOf(title), terms, leading: [] }
      entries.set(key, entry)
      count(entry, 1)
      lead(entry, leadingOf(entry))
    },
    remove,
    keys: () => entries.keys(),
    size: () => entries.size,
    *settle() {
      if (Math.abs(entries.size - settledAt) <= settledAt * SETTLED_SHARE) return
      settledAt = entries.size
      for (const [i, entry] of [...entries.values()].entries()) {
        if (i % AT_ONCE === 0) yield
        if (entries.get(entry.key) === entry) lead(entry, leadingOf(entry))
      }
    },
    find: (text, only) => {
      const found = new Map<K, Mention<K>>()
      const wanted = only === undefined ? undefined : entries.get(only)
      if (only !== undefined && wanted === undefined) return []
      for (const sentence of sentencesOf(text)) {
        for (const entry of wanted ? [wanted] : candidates(sentence, ledBy)) {
          const mention = found.has(entry.key) ? null : mentionIn(entry, sentence)
          if (mention) found.set(entry.key, mention)
        }
      }
      return [...found.values()].toSorted((a, b) => a.start - b.start)
    },
  }
}

const wordsOf = (title: string): string => title.toLowerCase().replace(/[\s\p{P}]+$/u, '')

/** A title that stands in a sentence just so. */
function literally(words: string, { text, start, end }: Sentence): Place | null {
  const at = words.length >= MIN_LITERAL && text.length === end - start ? text.indexOf(words) : -1
  return at === -1 ? null : { start: start + at, end: start + at + words.length }
}

/** Titles of which a sentence may have enough. */
const candidates = <K>(sentence: Sentence, ledBy: ReadonlyMap<string, ReadonlySet<Entry<K>>>): ReadonlySet<Entry<K>> =>
  new Set([...sentence.places.keys()].flatMap((term) => [...(ledBy.get(term) ?? [])]))
