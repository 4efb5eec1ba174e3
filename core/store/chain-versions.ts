/** `out`: it left this library. `in`: it was taken in. `back`: what had come in was taken back. */
export const CHAIN_WAYS = ['out', 'in', 'back'] as const
export type ChainWay = (typeof CHAIN_WAYS)[number]
