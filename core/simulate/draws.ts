/** What chance decides about a card: once, when it is made up (repetition 0), or at each of its answers. */
const WHAT = ['ease', 'minutes', 'shape', 'order', 'trait', 'recall', 'need', 'parent', 'rating', 'place'] as const

/**
 * A number from 0 to below 1 for something that chance decides about a card at one of its repetitions. It depends on
 * nothing else, least of all on what was drawn before: whoever asks the same card for the third time has the same luck,
 * on whatever day and in whatever order it comes to that. So what two policies do is compared on the same luck (common
 * random numbers), as counter-based generators make it possible (Salmon and others, "Parallel random numbers: as easy
 * as 1, 2, 3", 2011).
 */
export type Draws = (card: number, repetition: number, what: (typeof WHAT)[number], nth?: number) => number

/** The same seed gives the same draws on every machine. Mixed by the finaliser of MurmurHash3. */
export function drawsOf(seed: number): Draws {
  const start = mixed(seed, 0x9e3779b9)
  return (card, repetition, what, nth = 0) =>
    (mixed(mixed(mixed(start, card), repetition), WHAT.indexOf(what) + nth * WHAT.length) >>> 0) / 2 ** 32
}

function mixed(hash: number, part: number): number {
  let mix = Math.imul(hash ^ (part + 0x9e3779b9), 0x85ebca6b)
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35)
  mix = Math.imul(mix ^ (mix >>> 16), 0x27d4eb2f)
  return mix ^ (mix >>> 15)
}

/** A standard normal number from two uniform ones (Box and Muller, 1958), kept within 3 of its mean. */
export const normal = (uniform: number, other: number): number =>
  Math.max(-3, Math.min(3, Math.sqrt(-2 * Math.log(1 - uniform)) * Math.cos(2 * Math.PI * other)))
