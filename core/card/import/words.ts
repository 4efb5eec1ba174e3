/** Letters and digits alone, in one form: what two lines share that say the same. */
export const wordsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Whether a text asks: by its mark, or by how questions begin or what they hold. */
export const isQuestion = (text: string): boolean =>
  /[?？]\s*[*_）)]*\s*$/.test(text) ||
  /什么|为何|怎么|怎样|如何|哪些|哪个|是否|能否|吗$|区别/.test(text) ||
  /^(?:how|what|why|when|where|which|who|is|are|does|do|can|should)\b/i.test(text.trim())

/** Whether two texts differ by a slip of the pen at most: one character in ten, and no more than one in length. */
export function isNearly(a: string, b: string): boolean {
  if (a === b) return true
  const allowed = Math.floor(Math.min(a.length, b.length) / 10)
  const mayBe = allowed > 0 && Math.abs(a.length - b.length) <= 1
  // Two slips that far apart are another text, and counting takes time.
  return mayBe && (a.slice(0, 3) === b.slice(0, 3) || a.slice(-3) === b.slice(-3)) && distance(a, b) <= allowed
}

/** Whether one text is the other one reworded a little: one character in five at most. */
export function isReworded(a: string, b: string): boolean {
  const allowed = Math.floor(Math.max(a.length, b.length) / 5)
  return Math.abs(a.length - b.length) <= allowed && distance(a, b) <= allowed
}

/** Characters to change, add or take out: Levenshtein's distance, row by row. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, char] of [...a].entries()) {
    const row = [i + 1]
    for (const [j, other] of [...b].entries()) {
      row.push(Math.min((above[j] ?? 0) + Number(char !== other), (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1))
    }
    above = row
  }
  return above[b.length] ?? 0
}
