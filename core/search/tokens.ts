/**
 * A stretch of text that is searched for as a whole. `run`: characters of a script without blanks. `word`: letters and
 * digits. `text` is folded but keeps its case; `start` and `end` are UTF-16 offsets in the text it was found in.
 */
export type Token = {
  readonly kind: 'run' | 'word'
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Letters of a word that count. What is longer is no word, but a key or an image as letters. */
const MAX_WORD = 128

const CHAR = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々〇ー`
/** A run of characters, or a word; the + and # of C++ and C# belong to it. */
const RUN = new RegExp(
  `([${CHAR}]+)|(?:(?![${CHAR}])[\\p{L}\\p{N}])(?:(?![${CHAR}])[\\p{L}\\p{N}\\p{M}])*(?:[+＋]{2}|[#＃])?`,
  'gu',
)

/** In the order in which they stand in the text. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(RUN)) {
    const [found, run] = match
    const end = match.index + found.length
    const [kind, said] = run === undefined ? (['word', found.slice(0, MAX_WORD)] as const) : (['run', run] as const)
    tokens.push({ kind, text: fold(said), start: match.index, end })
  }
  return tokens
}

/** One spelling for what is the same in another width or with accents. */
const fold = (text: string): string => (PLAIN.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, ''))

/** What folding leaves as it is: by far the most of a text. */
const PLAIN = /^(?:[\x20-\x7e]+|[\u4e00-\u9fff]+)$/
