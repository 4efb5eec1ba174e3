import type { Steps } from './steps.ts'
import type { Term } from './terms.ts'

/** A text as the numbers of its terms, the rarest first; `total`: what they weigh together. */
export type Weighed = { readonly terms: Int32Array; readonly total: number }
/** `weights`: of each term by its number. The numbers of terms are in the order of their rarity. */
export type WeighedTexts = { readonly weighed: readonly Weighed[]; readonly weights: Float64Array }

/** Texts between two breaths. */
const AT_ONCE = 100

/** Texts by their terms, each weighed by how rare it is among them. */
export function* weigh(texts: readonly (readonly Term[])[]): Steps<WeighedTexts> {
  const counts = new Map<string, { count: number; readonly weight: number }>()
  for (const [i, terms] of texts.entries()) {
    if (i % AT_ONCE === 0) yield
    for (const { text, weight } of terms) {
      const known = counts.get(text)
      if (known) known.count += 1
      else counts.set(text, { count: 1, weight })
    }
  }
  // Of terms as rare as each other whichever, as long as it is the same for all texts.
  const inOrder = [...counts].toSorted(([a, one], [b, other]) => one.count - other.count || (a < b ? -1 : 1))
  yield
  const numberOf = new Map(inOrder.map(([text], n) => [text, n]))
  const weights = Float64Array.from(inOrder, ([, { count, weight }]) => weight * Math.log(1 + texts.length / count))
  yield
  const weighed: Weighed[] = []
  for (const [i, all] of texts.entries()) {
    if (i % AT_ONCE === 0) yield
    const terms = Int32Array.from(all, ({ text }) => numberOf.get(text) ?? 0).sort()
    weighed.push({ terms, total: terms.reduce((sum, term) => sum + weightOf(weights, term), 0) })
  }
  return { weighed, weights }
}

export const weightOf = (weights: Float64Array, term: number): number => weights[term] ?? 0

/** How alike two texts of these are, 0..1 (Dice). 0 for texts without words. */
export function likeness({ weighed, weights }: WeighedTexts, a: number, b: number): number {
  const [one, other] = [weighed[a], weighed[b]]
  if (!one || !other || one.total + other.total === 0) return 0
  const own = new Set(one.terms)
  const shared = other.terms.reduce((sum, term) => sum + (own.has(term) ? weightOf(weights, term) : 0), 0)
  return (2 * shared) / (one.total + other.total)
}
