import type { Random } from './random.ts'

/**
 * Follow-ups of `count` cards, by position: chains of 20 to 50 cards, each a root with everything below it, about three
 * follow-ups a card. Most cards below the root have several parents; about one edge in a hundred leads back up; one
 * chain in three also names the last card of another chain, which leads nowhere further.
 */
export function drawChains(count: number, random: Random): number[][] {
  const followUps = Array.from({ length: count }, (): Set<number> => new Set())
  const lasts: number[] = []
  for (let start = 0; start < count;) {
    const end = Math.min(count, start + 20 + random.below(31))
    drawChain(followUps, start, end, random)
    if (lasts.length > 0 && random.chance(1 / 3)) followUps[start]?.add(random.pick(lasts))
    lasts.push(end - 1)
    start = end
  }
  return followUps.map((set) => [...set])
}

function drawChain(followUps: readonly Set<number>[], start: number, end: number, random: Random): void {
  const between = (low: number, high: number): number => low + random.below(high - low)
  for (let card = start + 1; card < end; card += 1) {
    // One parent makes it part of the chain, most often one close by: chains are deep rather than flat.
    followUps[between(Math.max(start, card - 8), card)]?.add(card)
    for (let extra = 0; extra < 2; extra += 1) followUps[between(Math.max(start, card - 16), card)]?.add(card)
    if (card < end - 1 && random.chance(0.03)) followUps[card]?.add(between(start, card))
  }
}
