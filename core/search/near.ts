/** Shorter words have too many others next to them: `log` is one letter from a dozen. */
export const MIN_TYPO = 4

/** A word, and which letters it has: what is far away is told by a few bits, without looking at the letters. */
export type Spelled = { readonly text: string; readonly letters: number }

export const spelled = (text: string): Spelled => {
  let letters = 0
  for (let i = 0; i < text.length; i += 1) letters |= 1 << (text.charCodeAt(i) & 31)
  return { text, letters }
}

/** Whether one word becomes the other by one letter too many, too few, another one, or two that changed places. */
export function isNear(a: Spelled, b: Spelled): boolean {
  const by = a.text.length - b.text.length
  if (by > 1 || by < -1 || countBits(a.letters ^ b.letters) > 2 || a.text === b.text) return false
  return isOneEdit(a.text, b.text)
}

function isOneEdit(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const rest = (text: string, by: number): string => text.slice(start + by)
  if (a.length !== b.length) return a.length > b.length ? rest(a, 1) === rest(b, 0) : rest(a, 0) === rest(b, 1)
  if (rest(a, 1) === rest(b, 1)) return true
  return a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2)
}

function countBits(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count += 1
  return count
}
