/** Shorter words have too many others next to them: `log` is one letter from a dozen. */
export const MIN_TYPO = 4

/** A word, and which letters it has: what is far away is told by a few bits, without looking at the letters. */
export type Spelled = { readonly text: string; readonly letters: number }

export function spelled(text: string): Spelled {
  let letters = 0
  for (let i = 0; i < text.length; i += 1) letters |= letterBit(text.charCodeAt(i))
  return { text, letters }
}

const letterBit = (code: number): number => 1 << (code & 31)

/** Whether words with these letters may be within `most` edits of each other. */
export const mayBeNear = (a: number, b: number, most: number): boolean => countBits(a ^ b) <= 2 * most

/** Whether one word becomes the other by one letter too many, too few, another one, or two that changed places. */
export const isNear = (a: Spelled, b: Spelled): boolean =>
  a.text !== b.text && mayBeNear(a.letters, b.letters, 1) && editsBetween(a.text, b.text, 1) === 1

/** Letters a word may have: what is longer is compared with nothing. */
const MAX_LETTERS = 48
/** Three rows of the table, reused: this is asked thousands of times for one query. */
const rows = [
  new Uint8Array(MAX_LETTERS + 2),
  new Uint8Array(MAX_LETTERS + 2),
  new Uint8Array(MAX_LETTERS + 2),
] as const

/**
 * How many letters must go, come, become others or change places with the next to make one word the other, up to `most`;
 * more than that is `most + 1`. Optimal string alignment: no place is edited twice.
 */
export function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || Math.max(a.length, b.length) > MAX_LETTERS) return most + 1
  let [beforeLast, last, row] = rows
  for (let j = 0; j <= b.length; j += 1) last[j] = j
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i
    let least = i
    const letter = a.charCodeAt(i - 1)
    for (let j = 1; j <= b.length; j += 1) {
      const other = b.charCodeAt(j - 1)
      const diagonal = last[j - 1] ?? 0
      let edits = letter === other ? diagonal : 1 + Math.min(last[j] ?? 0, row[j - 1] ?? 0, diagonal)
      const isSwap = i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other
      if (isSwap) edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1)
      row[j] = edits
      if (edits < least) least = edits
    }
    if (least > most) return most + 1
    ;[beforeLast, last, row] = [last, row, beforeLast]
  }
  return Math.min(last[b.length] ?? 0, most + 1)
}

/** Whether a term, or what begins like it, is a Latin word: others are not misspelt letter by letter. */
export const isWord = (term: string): boolean => term >= 'a' && term < '{'

/** Two by two, four by four, and so on (Hacker’s Delight, 5-1). */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
