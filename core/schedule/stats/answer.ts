import type { LoggedReview } from '../evaluate/log.ts'

/** A review that counts, as much of it as figures need. */
export type Answer<Id extends string = string> = LoggedReview & {
  readonly cardId: Id
  /** From question to rating, in ms. Null: not measured. */
  readonly durationMs: number | null
}
