/** Sentences of a one-minute answer. */
export const SENTENCES = 5
/** What the format asks for at its ordinary speed: a flash of ten seconds, then five sentences of twelve. */
export const THINK_MS = 10_000
export const SENTENCE_MS = 12_000
/** How much slower the clock may go (WCAG 2.2.1 asks for ten times). */
export const MAX_SLOWNESS = 10

/**
 * `relaxed`: the thought ends by the clock; a sentence may run over, and is shown to. `strict`: a sentence is cut when
 * its time is up. `untimed`: nothing ends by the clock and nothing is shown to run over.
 */
export const PACES = ['relaxed', 'strict', 'untimed'] as const
export type Pace = (typeof PACES)[number]

/** 1 to 5: the first sentence, … */
export type SentenceNumber = number

/** What an attempt sets out to do. Times in ms. */
export type Plan = {
  readonly pace: Pace
  /** Null: no thought beforehand, as when one sentence is tried again. */
  readonly thinkMs: number | null
  readonly sentenceMs: number
  /** Those to be said, in order: all five, or the one tried again. */
  readonly sentences: readonly SentenceNumber[]
}

const ALL: readonly SentenceNumber[] = [1, 2, 3, 4, 5]

/** The whole minute. `slowness`: 1 to 10, how many times the ordinary times. */
export const planFor = (pace: Pace, slowness = 1): Plan => ({
  pace,
  thinkMs: Math.round(THINK_MS * slowness),
  sentenceMs: Math.round(SENTENCE_MS * slowness),
  sentences: ALL,
})

/** One sentence, tried again, without a thought beforehand. */
export const planForOne = (sentence: SentenceNumber, { pace, sentenceMs }: Plan): Plan => ({
  pace,
  thinkMs: null,
  sentenceMs,
  sentences: [sentence],
})

/** Whether the whole answer is given, so that it can be judged. */
export const isWhole = (plan: Plan): boolean => plan.sentences.length === SENTENCES
