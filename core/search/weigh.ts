import type { Steps } from './steps.ts'
import type { Term } from './terms.ts'

/** A text as the numbers of its terms, the rarest first; `total`: what they weigh together. */
export type Weighed = { readonly terms: Int32Array; readonly total: number }
/** `weights`: of each term by its number. The numbers of terms are in the order of their rarity. */
export type WeighedTexts = { readonly weighed: readonly Weighed[]; readonly weights: Float64Array }

/** Texts, and terms, between two breaths. */
const AT_ONCE = 100
const TERMS_AT_ONCE = 5000

type Counted = { readonly weight: number; count: number; number: number }

/** Texts by their terms, each weighed by how rare it is among them. */
export function* weigh(texts: readonly (readonly Term[])[]): Steps<WeighedTexts> {
  const counts = new Map<string, Counted>()
  for (const [i, terms] of texts.entries()) {
    if (i % AT_ONCE === 0) yield
    for (const { text, weight } of terms) {
      const known = counts.get(text)
      if (known) known.count += 1
      else counts.set(text, { weight, count: 1, number: 0 })
    }
  }
  const weights = yield* inOrder(counts, texts.length)
  const weighed: Weighed[] = []
  for (const [i, all] of texts.entries()) {
    if (i % AT_ONCE === 0) yield
    const terms = Int32Array.from(all, ({ text }) => counts.get(text)?.number ?? 0).sort()
    weighed.push({ terms, total: terms.reduce((sum, term) => sum + weightOf(weights, term), 0) })
  }
  return { weighed, weights }
}

/** Numbers terms by rarity, of those as rare as each other whichever; answers what each weighs. Sorting them would hold up others. */
function* inOrder(counts: ReadonlyMap<string, Counted>, texts: number): Steps<Float64Array> {
  const byCount = new Map<number, Counted[]>()
  let met = 0
  for (const one of counts.values()) {
    if (met++ % TERMS_AT_ONCE === 0) yield
    const others = byCount.get(one.count)
    if (others) others.push(one)
    else byCount.set(one.count, [one])
  }
  const weights = new Float64Array(counts.size)
  let number = 0
  for (const [count, terms] of [...byCount].toSorted(([a], [b]) => a - b)) {
    for (const one of terms) {
      if (number % TERMS_AT_ONCE === 0) yield
      weights[number] = one.weight * Math.log(1 + texts / count)
      one.number = number++
    }
  }
  return weights
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
