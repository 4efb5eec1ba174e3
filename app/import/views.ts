/** A note and what becomes of it, in words. */
export type NoteSaid = {
  readonly file: string
  /** In a line. */
  readonly about: string
  /** What it is to be told apart by in a long list. */
  readonly kind: 'changed' | 'same' | 'conflict' | 'failed'
  readonly cards: readonly CardSaid[]
  /** Where its lines went, and what else is to be said of it. */
  readonly facts: readonly string[]
  readonly remarks: readonly Remark[]
}

export type CardSaid = {
  readonly id: string
  readonly title: string
  /** Null: it is not there yet. */
  readonly href: string | null
  readonly path: string
  readonly change: string
  readonly facts: string
  readonly note: string | null
}

/** `text` is English where the program says it as it is. */
export type Remark = { readonly where: string; readonly text: string; readonly isEnglish: boolean }

/** `isBad`: something is not as it should be. */
export type SumFact = { readonly text: string; readonly isBad: boolean }
