import type { HedgeKind } from '../finding.ts'

/** Words that say little. */
export type Vague = {
  readonly why: HedgeKind
  /** A regular expression without groups that capture; what it matches is quoted. */
  readonly pattern: string
  /** It counts from so many in the answer on; 1 if not given. */
  readonly atLeast?: number
  /** A figure later in the same clause makes it good. */
  readonly unlessFigure?: boolean
}

/** Words that could be fewer. */
export type Wordy = {
  readonly pattern: string
  /** What to say instead; `$1` is the first group. Empty: nothing. */
  readonly better: string
}
