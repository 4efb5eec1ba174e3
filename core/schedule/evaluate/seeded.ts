/**
 * Whole numbers, 0 ≤ n < `below`, that look random and are the same for the same seed on every machine: so that one log
 * always gives one set of figures. SplitMix32, the 32-bit form of SplitMix (Steele, Lea, Flood, "Fast splittable
 * pseudorandom number generators", 2014) with the finalizer of MurmurHash3.
 */
export function seeded(seed: number): (below: number) => number {
  let state = seed | 0
  return (below) => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return Math.floor((((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32) * below)
  }
}
