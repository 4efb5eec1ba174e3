/** Where in a text, as UTF-16 offsets; `end` is the first that no longer belongs to it. */
export type Span = { readonly start: number; readonly end: number }

/** A text as it is compared: NFKC, so that ＨＴＴＰ is HTTP, once with its case and once in lower case, of equal length. */
export type Folded = {
  readonly cased: string
  readonly lower: string
  /** The place in the original that a place in the folded text stands for; whole characters of the original. */
  readonly span: (start: number, end: number) => Span
}

// A character and what composes with it: marks, jamo, the voiced marks of half-width kana.
const PIECE = /[^][\p{M}\u1160-\u11FF\uFF9E\uFF9F]*/gu

// Full-width forms of ASCII, the only ones most Chinese texts have; they are of the same length.
const WIDE = /[\uFF01-\uFF5E\u3000]/g
const NARROWED_BY = 0xfee0

export function fold(original: string): Folded {
  const cased = original.replace(WIDE, narrow)
  if (cased === cased.normalize('NFKC')) {
    return { cased, lower: lowerCase(cased), span: (start, end) => ({ start, end }) }
  }

  const [starts, ends]: [number[], number[]] = [[], []]
  let pieces = ''
  for (const { 0: piece, index } of original.matchAll(PIECE)) {
    const folded = piece.normalize('NFKC')
    pieces += folded
    for (let i = 0; i < folded.length; i += 1) {
      starts.push(index)
      ends.push(index + piece.length)
    }
  }
  return {
    cased: pieces,
    lower: lowerCase(pieces),
    span: (start, end) => {
      const from = starts[start] ?? original.length
      return { start: from, end: end > start ? (ends[end - 1] ?? original.length) : from }
    },
  }
}

const narrow = (wide: string): string =>
  wide === '\u3000' ? ' ' : String.fromCharCode(wide.charCodeAt(0) - NARROWED_BY)

/** The same length as the text: İ is the one character that grows in lower case. */
export const lowerCase = (text: string): string => text.replaceAll('İ', 'I').toLowerCase()
