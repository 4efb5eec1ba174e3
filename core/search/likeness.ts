import { lastWord, stem, termsOf, type Term } from './terms.ts'
import { newVocabulary, type TermId } from './vocabulary.ts'

/** A text that is like what was asked for. `score`: 0..1, where 1 is the same words. */
export type Hit<T> = { readonly entry: T; readonly score: number }

/** Short texts, found by likeness. Each belongs to a key, by which it is replaced and taken out. */
export type LikenessIndex<K, T extends { readonly text: string }> = {
  /** Puts these texts in the place of whatever the key had. */
  readonly put: (key: K, entries: readonly T[]) => void
  readonly remove: (key: K) => void
  readonly keys: () => Iterable<K>
  readonly size: () => number
  /** What is like `typed`, whose last word may be half typed, best first. */
  readonly search: (typed: string) => readonly Hit<T>[]
}

/** What two questions share below this is chance, or the way in which questions are asked. */
const MIN_SCORE = 0.3
/** What the found text says beyond what was typed counts so much: who types has not come to the end yet. */
const REST_SHARE = 0.15
/** Two characters that no question has side by side may well be the end of one word and the beginning of another. */
const UNKNOWN_PAIR_SHARE = 0.4

/**
 * Ranks by what is shared, weighed by how rare it is (inverse document frequency), over all that was typed and a part of
 * the rest of the text found: Tversky's index (1977) with α = 1 and β = `REST_SHARE`.
 */
export function newLikenessIndex<K, T extends { readonly text: string }>(): LikenessIndex<K, T> {
  /** Of each text, by its number: what it is (null once it was taken out) and its terms. */
  const entries: (T | null)[] = []
  const termsIn: (readonly TermId[])[] = []
  /** Of each term: the texts that have it, some of them taken out, and how many there are without those. */
  const textsWith: number[][] = []
  const counts: number[] = []
  const vocabulary = newVocabulary((id) => (counts[id] ?? 0) > 0)
  const held = new Map<K, readonly number[]>()
  let live = 0

  const remove = (key: K): void => {
    for (const n of held.get(key) ?? []) {
      entries[n] = null
      for (const id of termsIn[n] ?? []) counts[id] = (counts[id] ?? 0) - 1
      live -= 1
    }
    held.delete(key)
  }
  const add = (entry: T): number => {
    const n = entries.push(entry) - 1
    const ids = termsOf(entry.text).map(vocabulary.add)
    termsIn.push(ids)
    for (const id of ids) {
      ;(textsWith[id] ??= []).push(n)
      counts[id] = (counts[id] ?? 0) + 1
    }
    live += 1
    return n
  }

  const rarity = (count: number): number => Math.log(1 + live / (1 + count))
  const weightOf = (id: TermId): number => vocabulary.weightOf(id) * rarity(counts[id] ?? 0)
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

  /** What a term of the question counts, and in which texts it is found. */
  const lookUp = (term: Term, start: string | null) => {
    const found = vocabulary.standIns(term, start)
    const share = found.length === 0 && term.kind === 'pair' ? UNKNOWN_PAIR_SHARE : 1
    return { found, weight: term.weight * share * rarity(sum(found.map(({ id }) => counts[id] ?? 0))) }
  }

  const search = (typed: string): readonly Hit<T>[] => {
    const start = lastWord(typed)
    const shared = new Float64Array(entries.length)
    let asked = 0
    for (const term of termsOf(typed)) {
      const isLast = start !== null && term.kind === 'word' && term.text === stem(start)
      const { found, weight } = lookUp(term, isLast ? start : null)
      asked += weight
      // Of several words that stand for the one typed a text counts the best.
      const before = found.length > 1 ? shared.slice() : null
      for (const { id, fit } of found) {
        for (const n of textsWith[id] ?? []) {
          if (before === null || shared[n] === before[n]) shared[n] = (shared[n] ?? 0) + weight * fit
        }
      }
    }
    return best(shared, asked)
  }

  const best = (shared: Float64Array, asked: number): Hit<T>[] => {
    const hits: Hit<T>[] = []
    const least = MIN_SCORE * asked
    for (let n = 0; n < shared.length; n += 1) {
      const common = shared[n] ?? 0
      const entry = entries[n]
      if (common === 0 || common < least || !entry) continue
      const rest = Math.max(0, sum((termsIn[n] ?? []).map(weightOf)) - common)
      // Who has typed no more than `how does` has not said yet what about.
      const due = Math.max(asked, Math.min(asked + rest, rarity(1)))
      const score = common / (due + REST_SHARE * rest)
      if (score >= MIN_SCORE) hits.push({ entry, score })
    }
    return hits.sort((a, b) => b.score - a.score || (a.entry.text < b.entry.text ? -1 : 1))
  }

  return {
    put: (key, texts) => {
      remove(key)
      held.set(key, texts.map(add))
    },
    remove,
    keys: () => held.keys(),
    size: () => held.size,
    search,
  }
}
