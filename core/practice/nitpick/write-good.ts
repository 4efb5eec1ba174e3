import writeGood from 'write-good'

/** Where in the text, as UTF-16 offsets: `offset` is the length. */
export type Suggestion = { readonly index: number; readonly offset: number }

/**
 * Left out: passive (technical English lives on it), E-Prime, and what costs more than it finds. Its checks for `so`,
 * `there is` and repeated words take time with the square of the length (20 ms each for 4,000 characters without a
 * full stop), its clichés 3 ms for 300 words.
 */
const OFF = { passive: false, eprime: false, so: false, thereIs: false, illusion: false, cliches: false } as const

/** Weasel words and adverbs that weaken, by write-good's lists. */
export const weakWords = (text: string): readonly Suggestion[] => writeGood(text, { ...OFF, tooWordy: false })

/** Wordy phrases, by write-good's list. */
export const wordyPhrases = (text: string): readonly Suggestion[] =>
  writeGood(text, { ...OFF, weasel: false, adverb: false })
