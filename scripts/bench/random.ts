/** Numbers that look random and are the same for the same seed, on every machine. */
export type Random = {
  /** 0 ≤ x < 1 */
  readonly next: () => number
  /** A whole number, 0 ≤ x < n. */
  readonly below: (n: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(items: readonly T[]) => T
  /** `count` different items, or all of them where there are fewer. */
  readonly sample: <T>(items: readonly T[], count: number) => T[]
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough for made-up text. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number): number => Math.floor(next() * n)
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new Error('nothing to pick from')
    return items[below(items.length)] as T
  }
  const sample = <T>(items: readonly T[], count: number): T[] => {
    const rest = [...items]
    return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(below(rest.length), 1)).flat()
  }
  return { next, below, chance: (probability) => next() < probability, pick, sample }
}
