import type { Learner, TrueMemory, TrueModel } from './truth.ts'

/** Half-lives after the first answer: of a card that was known, and of one that had to be looked up. */
const FIRST_DAYS = { known: 16, unknown: 4 } as const
/** By how much a recall lengthens a half-life. Forgetting takes one such step back. */
const GROWTH = 3

/**
 * Exponential forgetting with a half-life, p = 2^(−days / h), where each recall multiplies h and each failure divides it,
 * whenever it happens: half-life regression with the counts of right and wrong answers for features, h = 2^(Θ·x), of
 * which the Leitner system is the case of doubling and halving (Settles and Meeder, "A trainable spaced repetition model
 * for language learning", 2016). There is no spacing effect in it: recalling early pays as much as recalling late.
 *
 * The first half-lives and the factor of 3 are ours, so that a card scheduled for 90 % is recalled about as often as
 * with the other models; with a factor of 2 FSRS asks much too late.
 */
export const halfLife: TrueModel = (trait) => {
  const [length, growth] = [Math.exp(0.3 * trait(0)), GROWTH * Math.exp(0.15 * trait(1))]
  return ((ease, firstRating) => {
    const scale = length * Math.exp(0.5 * ease)
    const days = firstRating === 'again' ? FIRST_DAYS.unknown : FIRST_DAYS.known
    return fading(days * scale, FIRST_DAYS.unknown * scale, growth)
  }) satisfies Learner
}

const fading = (halfLifeDays: number, least: number, growth: number): TrueMemory => ({
  recallChance: (days) => 2 ** (-days / halfLifeDays),
  after: (rating) =>
    fading(rating === 'again' ? Math.max(least, halfLifeDays / growth) : halfLifeDays * growth, least, growth),
})
