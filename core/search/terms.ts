import { STOP_WORDS_EN, STOP_WORDS_ZH } from '#core/practice/nitpick/data/stop-words.ts'
import { tokensOf } from './tokens.ts'

/**
 * What texts may have in common, and how much of it counts, 0..1. `word`: letters and digits, stemmed. `pair`: two
 * characters of a script without blanks, side by side. `char`: one such character, which says far less.
 */
export type Term = { readonly kind: 'word' | 'pair' | 'char'; readonly text: string; readonly weight: number }

/** Of one character. Where none of the pairs is shared, as in another order of words, this is what is left. */
const CHAR_WEIGHT = 0.35
/** Of what is asked with, not about: 为什么, how, does. */
export const ASIDE_WEIGHT = 0.2
/** Of a pair next to 的 or 了, where one word ends and another begins: half an accident. */
const SEAM_WEIGHT = 0.3

/** The terms of a text, each once, in the order in which they first stand in it. */
export function termsOf(text: string): readonly Term[] {
  const terms = new Map<string, Term>()
  for (const token of tokensOf(text)) {
    const found = token.kind === 'word' ? [wordTerm(token.text.toLowerCase())] : termsOfRun([...token.text])
    for (const term of found) if (!terms.has(term.text)) terms.set(term.text, term)
  }
  return [...terms.values()]
}

/** The word at the very end of a text, as it was typed so far. Null: it ends in something else. */
export function lastWord(text: string): string | null {
  const last = tokensOf(text).at(-1)
  return last?.kind === 'word' && last.end === text.length ? last.text.toLowerCase() : null
}

/** A word in lower case. */
export const wordTerm = (word: string): Term => ({
  kind: 'word',
  text: stem(word),
  weight: STOP_WORDS_EN.has(word) ? ASIDE_WEIGHT : 1,
})

function termsOfRun(chars: readonly string[]): Term[] {
  const pairs = chars.slice(1).map((char, i) => `${chars[i] ?? ''}${char}`)
  const isAside = (text: string | undefined): boolean => text !== undefined && ASIDE.has(text)
  return chars.flatMap((text, i): Term[] => {
    const isOfAside = [text, pairs[i - 1], pairs[i]].some(isAside)
    const char: Term = { kind: 'char', text, weight: CHAR_WEIGHT * (isOfAside ? ASIDE_WEIGHT : 1) }
    const pair = pairs[i]
    if (pair === undefined) return [char]
    const isSeam = isAside(text) || isAside(chars[i + 1])
    return [char, { kind: 'pair', text: pair, weight: isAside(pair) ? ASIDE_WEIGHT : isSeam ? SEAM_WEIGHT : 1 }]
  })
}

/** Words of one character as they are, longer ones as the pairs in them. */
const ASIDE: ReadonlySet<string> = new Set(
  [...STOP_WORDS_ZH].flatMap((word) => {
    const chars = [...word]
    return chars.length === 1 ? chars : chars.slice(1).map((char, i) => `${chars[i] ?? ''}${char}`)
  }),
)

/**
 * What the regular forms of an English word have in common: upgrade, upgrades, upgraded and upgrading are all `upgrad`.
 * No word to be shown; both sides of a comparison are cut alike.
 */
export function stem(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word
  const bare = word.replace(/(?<=..)ies$/, 'y').replace(/(?<=[^su])s$|(?<=...)(?:ing|ed)$|(?<=(?:s|x|z|ch|sh))es$/, '')
  const single = bare !== word && bare.at(-1) === bare.at(-2) && !/[ls]$/.test(bare) ? bare.slice(0, -1) : bare
  return single.length > 3 ? single.replace(/e$/, '') : single
}
