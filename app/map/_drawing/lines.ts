/** Of letters in px, as the map writes them. */
export const FONT_PX = 13
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。？！：；、（）「」《》“”…—]/u

/** About how wide a text is, in px: measuring thousands of titles takes longer than drawing them. */
const widthOf = (text: string): number => {
  let width = 0
  for (const char of text) width += FONT_PX * (WIDE.test(char) ? 1 : /[A-Zmw@]/.test(char) ? 0.74 : 0.55)
  return width
}

/** What of a title stands beside its mark, two lines at most, and how wide that is in px. */
export type Written = { readonly lines: readonly string[]; readonly width: number }

/** Words of letters stay whole where they can, and no line begins with a mark that ends something. */
export function written(title: string, widthPx: number): Written {
  const pieces = title.match(/[\w./:'()-]+[，。？！：；、）」》”…]*\s*|.[，。？！：；、）」》”…]*\s*/gu) ?? []
  const all = ['']
  for (const piece of pieces) {
    const line = all.at(-1) ?? ''
    if (line === '' || widthOf(line + piece.trimEnd()) <= widthPx) all[all.length - 1] = line + piece
    else all.push(piece)
  }
  const [first = '', ...rest] = all
  const lines = rest.length < 2 ? all : [first, shortened(rest.join(''), widthPx)]
  // A single word may be longer than a line: an address, say.
  const trimmed = lines.map((line) => shortened(line.trim(), widthPx))
  return { lines: trimmed, width: Math.max(...trimmed.map(widthOf)) }
}

/** With an ellipsis where it does not fit. */
export function shortened(text: string, widthPx: number): string {
  if (widthOf(text) <= widthPx) return text
  let short = ''
  for (const char of text) {
    if (widthOf(`${short}${char}…`) > widthPx) break
    short += char
  }
  return `${short.trimEnd()}…`
}
