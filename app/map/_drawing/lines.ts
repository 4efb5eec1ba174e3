/** Of letters in px, as the map writes them. */
export const FONT_PX = 13
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。？！：；、（）「」《》“”…—]/u

/** About how wide a text is, in px: measuring thousands of titles takes longer than drawing them. */
const widthOf = (text: string): number => {
  let width = 0
  for (const char of text) width += FONT_PX * (WIDE.test(char) ? 1 : /[A-Zmw@]/.test(char) ? 0.74 : 0.55)
  return width
}

/** What of a title stands beside its mark: two lines at most. Words of letters stay whole where they can. */
export function linesOf(title: string, widthPx: number): readonly string[] {
  const pieces = title.match(/[\w./:()-]+\s*|./gu) ?? []
  const lines = ['']
  for (const piece of pieces) {
    const line = lines.at(-1) ?? ''
    if (widthOf(line + piece.trimEnd()) <= widthPx || line === '') lines[lines.length - 1] = line + piece
    else lines.push(piece)
  }
  const [first = '', second, third] = lines.map((line) => line.trim())
  if (second === undefined) return [first]
  return third === undefined ? [first, second] : [first, shortened(`${second}${third}`, widthPx)]
}

/** With an ellipsis where it does not fit. */
export function shortened(text: string, widthPx: number): string {
  if (widthOf(text) <= widthPx) return text
  let short = ''
  for (const char of text) {
    if (widthOf(`${short}${char}…`) > widthPx) break
    short += char
  }
  return `${short}…`
}
