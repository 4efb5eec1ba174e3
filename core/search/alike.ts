import type { Steps } from './steps.ts'
import type { Term } from './terms.ts'

/** Two texts, by index, and how alike they are: 0..1, where 1 is the same words. */
export type Alike = { readonly a: number; readonly b: number; readonly score: number }

/** Texts between two breaths. */
const AT_ONCE = 50

type TermId = number
/** `terms` from the rarest on, `weights` beside them, `prefix`: so many of the first that one of them must be shared. */
type Weighed = {
  readonly terms: readonly TermId[]
  readonly weights: readonly number[]
  readonly total: number
  readonly prefix: number
}

/**
 * All pairs of texts, given by their terms, that are at least `least` alike, in no order: what is shared over the mean of
 * both, each term weighed by its rarity (Dice). No pair is missed. What two texts share that are so alike weighs
 * `least / (2 - least)` of either, so that with terms ordered by rarity they share one of the first of both (prefix
 * filtering; Chaudhuri, Ganti & Kaushik 2006), and only the texts that share one of those are compared.
 */
export function* pairsAlike(texts: readonly (readonly Term[])[], least: number): Steps<readonly Alike[]> {
  const weighed = yield* weigh(texts, least)
  const found: Alike[] = []
  const textsWith: number[][] = []
  const comparedWith = new Int32Array(texts.length).fill(-1)
  for (const [b, { terms, weights, total, prefix }] of weighed.entries()) {
    if (b % AT_ONCE === AT_ONCE - 1) yield
    const own = new Map(terms.map((term, i) => [term, weights[i] ?? 0]))
    for (const term of terms.slice(0, prefix)) {
      for (const a of (textsWith[term] ??= [])) {
        if (comparedWith[a] === b) continue
        comparedWith[a] = b
        const other = weighed[a]
        if (!other) continue
        const shared = other.terms.reduce((sum, each) => sum + (own.get(each) ?? 0), 0)
        const score = (2 * shared) / (total + other.total)
        if (score >= least) found.push({ a, b, score })
      }
      textsWith[term]?.push(b)
    }
  }
  return found
}

function* weigh(texts: readonly (readonly Term[])[], least: number): Steps<readonly Weighed[]> {
  const counts = new Map<string, number>()
  for (const [i, terms] of texts.entries()) {
    if (i % AT_ONCE === 0) yield
    for (const { text } of terms) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  // The rarest first; of equals whichever, as long as it is the same for all texts.
  const inOrder = [...counts].toSorted(([a, n], [b, m]) => n - m || (a < b ? -1 : 1))
  yield
  const ids = new Map(inOrder.map(([text], id) => [text, id]))
  const rarities = inOrder.map(([, count]) => Math.log(1 + texts.length / count))
  const weighed: Weighed[] = []
  for (const [i, terms] of texts.entries()) {
    if (i % AT_ONCE === 0) yield
    const own = terms
      .map(({ text, weight }) => ({ id: ids.get(text) ?? 0, weight }))
      .toSorted((a, b) => a.id - b.id)
      .map(({ id, weight }) => ({ id, weight: weight * (rarities[id] ?? 0) }))
    weighed.push(withPrefix(own, least))
  }
  return weighed
}

function withPrefix(own: readonly { readonly id: TermId; readonly weight: number }[], least: number): Weighed {
  const total = own.reduce((sum, { weight }) => sum + weight, 0)
  const mustBeShared = (total * least) / (2 - least)
  let [prefix, rest] = [0, total]
  // A hair less, as sums of fractions are rounded.
  while (prefix < own.length && rest >= mustBeShared * 0.999999) {
    rest -= own[prefix]?.weight ?? 0
    prefix += 1
  }
  return { terms: own.map(({ id }) => id), weights: own.map(({ weight }) => weight), total, prefix }
}
