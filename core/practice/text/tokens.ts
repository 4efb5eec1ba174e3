import { fold, type Folded } from './folded.ts'
import { lemmas } from './lemmas.ts'

/**
 * A piece of a text, with offsets in the folded text. `word`: letters, with digits at their end (`usr2`). `number`:
 * digits. `han`: one character of a script without blanks between words. `mark`: one other character that counts.
 */
export type Token = {
  readonly kind: 'word' | 'number' | 'han' | 'mark'
  /** In lower case. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Itself, and what it may be an inflection of. */
  readonly lemmas: readonly string[]
}

const HAN = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々〇ー`
const LETTER = `(?:(?![${HAN}])[\\p{L}\\p{M}])`
// Blanks, hyphens, underscores, quotes and the marks of code and emphasis join or set off words; they are none.
const TOKEN = new RegExp(
  `(${LETTER}+(?:['’]${LETTER}+)?\\p{Nd}*)|(\\p{Nd}+)|([${HAN}])|([^\\s_\\-‐\`*"'“”‘’「」『』])`,
  'gu',
)

export function tokenize({ lower, cased }: Folded): Token[] {
  return Array.from(lower.matchAll(TOKEN), ({ 0: text, 1: word, 2: number, 3: han, index }): Token => {
    const kind = word !== undefined ? 'word' : number !== undefined ? 'number' : han !== undefined ? 'han' : 'mark'
    const end = index + text.length
    return { kind, text, start: index, end, lemmas: kind === 'word' ? lemmasOf(text, cased.slice(index, end)) : [text] }
  })
}

/** A name in capitals has a plural and no other inflection: MIGRATING is not MIGRATE. */
const lemmasOf = (lower: string, cased: string): readonly string[] =>
  /^[A-Z]{2,}$/.test(cased) ? [lower] : /^[A-Z]{2,}s$/.test(cased) ? [lower, lower.slice(0, -1)] : lemmas(lower)

/** How much there is to say: words and numbers, and characters of a script without blanks. */
export type WordCount = { readonly words: number; readonly hanzi: number }

export const countWords = (text: string): WordCount => countTokens(tokenize(fold(text)))

export function countTokens(tokens: readonly Token[]): WordCount {
  let [words, hanzi] = [0, 0]
  for (const { kind } of tokens) {
    if (kind === 'han') hanzi += 1
    else if (kind !== 'mark') words += 1
  }
  return { words, hanzi }
}
