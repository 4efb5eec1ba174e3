import type { Hit } from './hits.ts'

/** `n`: which question it is; a later one makes the answer to an earlier one worthless. */
export type Question = { readonly kind: 'ask'; readonly n: number; readonly typed: string }

/** To the worker. */
export type Ask = Question | { readonly kind: 'refresh' }

/** From the worker. `away`: the server was needed for this question, and cannot be reached. */
export type Answer =
  | { readonly kind: 'found'; readonly n: number; readonly hits: readonly Hit[] }
  | { readonly kind: 'away'; readonly n: number }
