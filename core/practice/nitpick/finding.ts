import type { KeyPoint, Reference } from '#core/card/card.ts'
import type { Span } from '../text/folded.ts'
import type { SentenceNumber } from '../plan.ts'

export type { Span }

/** Every rule of the nitpick, in the order of their findings. They check form, not truth. */
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

/**
 * Why a word is vague. `doubt`: the speaker is not sure. `vague`: it names nothing in particular. `tail`: it stands for
 * what was not said. `general`: it leaves open when it holds. `degree`: a judgement in place of a figure. `buzz`: it
 * sells rather than tells.
 */
export const HEDGE_KINDS = ['doubt', 'vague', 'tail', 'general', 'degree', 'buzz'] as const
export type HedgeKind = (typeof HEDGE_KINDS)[number]

/**
 * What a rule says besides its quote. The message `nitpick.say.<rule>` takes no other values; whoever shows it shows the
 * quote and the sentence it stands in beside it. `sentence` is 1 to 5, seconds are rounded to tenths or wholes. Texts
 * are quoted from the answer or the card, in their language.
 */
export type Values = {
  /** `missing`: terms of the title, joined. `found` of `terms` were said. */
  'key-terms': { readonly missing: string; readonly found: number; readonly terms: number }
  /** `few`: `count` sentences were said, `sentence` is 0. `several`: sentence `sentence` holds `count` of them. */
  'five-sentences': { readonly kind: 'few' | 'several'; readonly count: number; readonly sentence: number }
  /** How long the words take to say, and the time for all of them. */
  short: { readonly seconds: number; readonly limit: number }
  long: { readonly seconds: number; readonly limit: number }
  'over-time': { readonly sentence: number; readonly seconds: number; readonly limit: number }
  scenario: { readonly sentences: number }
  /** `times`: how often in the answer. `more`: such words that were left out, on the last finding. */
  hedge: Listed & { readonly why: HedgeKind }
  /** `better`: shorter words. Empty, and `isMended` 0: there is nothing to put in their place. */
  wordy: Listed & { readonly better: string; readonly isMended: 0 | 1 }
  unexplained: Listed
  'key-point': { readonly point: string }
  'no-official-reference': { readonly references: number }
  'no-demo': { readonly demos: number }
}
type Listed = {
  readonly words: string
  readonly sentence: number
  readonly times: number
  readonly more: number
}

/** One thing a rule has to say, with what it says it of. */
export type Finding = {
  /** The same finding of the same answer has the same id: rule, sentence, quote. */
  readonly id: string
  readonly rule: RuleId
  /** Null: of the answer as a whole, or of the card. */
  readonly sentence: SentenceNumber | null
  /** The evidence: the very words, or the figure. Never empty; cut where it is longer than anybody reads. */
  readonly quote: string
  /** Where `quote` stands in the sentence. Null: it is no part of it. */
  readonly span: Span | null
  /** Values for the message `nitpick.say.<rule>`: `Values[rule]`, unless an earlier version wrote them. */
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
