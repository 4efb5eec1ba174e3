import { median } from './median.ts'
import { countWords, type WordCount } from './text/tokens.ts'

/** How fast somebody speaks. */
export type Rate = { readonly wordsPerMinute: number; readonly hanziPerMinute: number }

/** An unhurried pace at which others can follow. */
export const DEFAULT_RATE: Rate = { wordsPerMinute: 150, hanziPerMinute: 240 }

/** Something that was said, written down, and how long it took, in ms. */
export type Sample = { readonly text: string; readonly ms: number }

/** Fewer words and characters than this, and the time tells of how it began and ended. */
const MIN_SAID = 15
const MIN_SAMPLES = 3
/** Nobody speaks at less than half or more than twice the usual rate; a text that does is not what was said. */
const [SLOWEST, FASTEST] = [0.5, 2]

/** How long a text takes to say, in whole ms: its words and numbers, and its Chinese characters. */
export function speechMs(text: string, rate: Rate): number {
  return countMs(countWords(text), rate)
}

/** The same of a text whose words are counted already. */
export function countMs({ words, hanzi }: WordCount, rate: Rate): number {
  return Math.round(60_000 * (words / rate.wordsPerMinute + hanzi / rate.hanziPerMinute))
}

/**
 * The rate of whoever said these: the default one for both scripts, by the one factor that half of the samples exceed,
 * 0.5 to 2. With fewer than three samples of fifteen words or characters it is the default.
 */
export function calibrate(samples: readonly Sample[]): Rate {
  const speeds = samples
    .filter(({ text, ms }) => Number.isFinite(ms) && ms > 0 && isLongEnough(text))
    .map(({ text, ms }) => speechMs(text, DEFAULT_RATE) / ms)
  const usual = median(speeds)
  if (usual === null || speeds.length < MIN_SAMPLES) return DEFAULT_RATE
  const factor = Math.min(FASTEST, Math.max(SLOWEST, usual))
  return {
    wordsPerMinute: DEFAULT_RATE.wordsPerMinute * factor,
    hanziPerMinute: DEFAULT_RATE.hanziPerMinute * factor,
  }
}

/** The sentences of an answer that were said and are written down. */
export const samplesOf = (answer: {
  readonly sentences: readonly string[]
  readonly sentencesMs: readonly (number | null)[]
}): readonly Sample[] =>
  answer.sentences.flatMap((text, i) => {
    const ms = answer.sentencesMs[i] ?? null
    return ms === null || text.trim() === '' ? [] : { text, ms }
  })

function isLongEnough(text: string): boolean {
  const { words, hanzi } = countWords(text)
  return words + hanzi >= MIN_SAID
}
