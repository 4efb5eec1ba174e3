import type { Steps } from './steps.ts'
import type { Term } from './terms.ts'
import { type Weighed, weigh, weightOf } from './weigh.ts'

/** Two texts, by index, and how alike they are: 0..1, where 1 is the same words. */
export type Alike = { readonly a: number; readonly b: number; readonly score: number }

type Wanted = {
  /** How alike they have to be, above 0. */
  readonly least: number
  /** So many pairs at most, the most alike. */
  readonly most: number
  /** Whether a pair that is alike is looked for. */
  readonly counts: (pair: Alike) => boolean
}

/**
 * All pairs of texts, given by their terms, that are alike and count, in no order: what is shared over the mean of
 * both, each term weighed by its rarity (Dice). No pair is missed. What two texts share that are so alike weighs
 * `least / (2 - least)` of either, so that with terms ordered by rarity they share one of the first of both (prefix
 * filtering; Chaudhuri, Ganti & Kaushik 2006), and only the texts that share one of those are compared.
 */
export function* pairsAlike(
  texts: readonly (readonly Term[])[],
  { least, most, counts }: Wanted,
): Steps<readonly Alike[]> {
  const { weighed, weights } = yield* weigh(texts)
  let found: Alike[] = []
  const textsWith: number[][] = []
  const comparedWith = new Int32Array(texts.length).fill(-1)
  const own = new Float64Array(weights.length)
  for (const [b, text] of weighed.entries()) {
    yield
    for (const term of text.terms) own[term] = weightOf(weights, term)
    for (const term of prefixOf(text, weights, least)) {
      const others = (textsWith[term] ??= [])
      for (const a of others) {
        const other = weighed[a]
        if (comparedWith[a] === b || !other) continue
        comparedWith[a] = b
        const score = (2 * sharedWith(own, other.terms)) / (text.total + other.total)
        if (score >= least && counts({ a, b, score })) found.push({ a, b, score })
      }
      others.push(b)
    }
    for (const term of text.terms) own[term] = 0
    // Now and then, so that a library of nothing but the same question does not fill the memory with pairs.
    if (found.length > most * 2) found = best(found, most)
  }
  return best(found, most)
}

const best = (pairs: readonly Alike[], most: number): Alike[] =>
  pairs.length <= most
    ? [...pairs]
    : pairs.toSorted((x, y) => y.score - x.score || x.a - y.a || x.b - y.b).slice(0, most)

function sharedWith(own: Float64Array, terms: Int32Array): number {
  let shared = 0
  // Millions of times over: nothing that makes something for each term.
  for (let i = 0; i < terms.length; i += 1) shared += own[terms[i] ?? 0] ?? 0
  return shared
}

function prefixOf({ terms, total }: Weighed, weights: Float64Array, least: number): Int32Array {
  // A hair less, as sums of fractions are rounded.
  const mustBeShared = ((total * least) / (2 - least)) * 0.999999
  let [length, rest] = [0, total]
  while (length < terms.length && rest >= mustBeShared) {
    rest -= weightOf(weights, terms[length] ?? 0)
    length += 1
  }
  return terms.subarray(0, length)
}
