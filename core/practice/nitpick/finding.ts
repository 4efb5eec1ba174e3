import type { KeyPoint, Reference } from '#core/card/card.ts'
import type { SentenceNumber } from '../plan.ts'

/** Every rule of the nitpick. They check form, not truth. */
export const RULES = [
  'key-terms',
  'five-sentences',
  'short',
  'long',
  'over-time',
  'scenario',
  'hedge',
  'wordy',
  'unexplained',
  'key-point',
  'no-official-reference',
  'no-demo',
] as const
export type RuleId = (typeof RULES)[number]

/** Where in a sentence, as UTF-16 offsets. */
export type Span = { readonly start: number; readonly end: number }

/** One thing a rule has to say, with what it says it of. */
export type Finding = {
  /** The same finding of the same answer has the same id: rule, sentence, quote. */
  readonly id: string
  readonly rule: RuleId
  /** Null: of the answer as a whole, or of the card. */
  readonly sentence: SentenceNumber | null
  /** The evidence: the very words, or the figure. Never empty. */
  readonly quote: string
  /** Where `quote` stands in the sentence. Null: it is no part of it. */
  readonly span: Span | null
  /** Values for the message `nitpick.<rule>`. */
  readonly values: Readonly<Record<string, string | number>>
}

/** A key point of the card, and what in the answer counts as having said it. */
export type PointCheck = {
  readonly point: string
  /** Null: it was not said. */
  readonly said: { readonly sentence: SentenceNumber; readonly words: string; readonly span: Span } | null
}

/** Words that fill a pause. They are shown and never counted: 那个 and 这个 most often mean what they say. */
export type Filler = { readonly sentence: SentenceNumber; readonly span: Span; readonly words: string }

export type Critique = {
  readonly findings: readonly Finding[]
  readonly points: readonly PointCheck[]
  readonly fillers: readonly Filler[]
  /** How long the words take to say at the speaker's rate, in ms. */
  readonly speechMs: number
}

/** What of a card the rules look at. */
export type Asked = {
  readonly title: string
  readonly lang: string
  readonly keyPoints: readonly KeyPoint[]
  readonly references: readonly Reference[]
  readonly demos: readonly string[]
}

export type Answered = {
  /** Always five. */
  readonly sentences: readonly string[]
  /** Those that were to be said. */
  readonly asked: readonly SentenceNumber[]
  /** In ms, sentence n at n - 1. Null: unsaid. */
  readonly sentencesMs: readonly (number | null)[]
  /** Time for a sentence, in ms. Null: no clock. */
  readonly limitMs: number | null
}
