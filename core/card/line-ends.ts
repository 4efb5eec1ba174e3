const LINE_END = /\r\n|\n|\r/g

/** How the lines of a text end, as its first one does; LF where there is only one. */
export const lineEndOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'

/**
 * `text` with the line ends of `before` wherever its lines are those of `before`, from the top and from the end, and
 * with `eol` elsewhere. Editors know one kind of line end; a text that nobody changed must give the very same bytes.
 */
export function withLineEnds(before: string, text: string, eol: string): string {
  const [old, now] = [linesOf(before), linesOf(text)]
  const most = Math.min(old.length, now.length)
  let top = 0
  while (top < most && old[top]?.words === now[top]?.words) top += 1
  let end = 0
  while (end < most - top && old.at(-1 - end)?.words === now.at(-1 - end)?.words) end += 1
  let joined = ''
  for (const [i, { words, lineEnd }] of now.entries()) {
    const same = i < top ? old[i] : i >= now.length - end ? old[old.length - now.length + i] : undefined
    const ended = words + (lineEnd === '' ? '' : same?.lineEnd || eol)
    // The LF of an empty line below a lone CR would be the end of one line with it, not of two.
    joined += ended === '\n' && joined.endsWith('\r') ? '\r\n' : ended
  }
  return joined
}

/** The last line has no end. */
function linesOf(text: string): readonly { readonly words: string; readonly lineEnd: string }[] {
  const ends = text.match(LINE_END) ?? []
  return text.split(/\r\n|\n|\r/).map((words, i) => ({ words, lineEnd: ends[i] ?? '' }))
}
