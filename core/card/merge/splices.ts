/** Text to be put in the place of a stretch of a source, in UTF-16 offsets. */
export type Splice = { readonly at: number; readonly end: number; readonly text: string }

/** The source with these edits made, from the end backwards, so that offsets stay true. One that lies within another is left out. */
export const spliced = (source: string, splices: readonly Splice[]): string =>
  splices
    .filter(
      (one, i) => !splices.some((other, j) => i !== j && isWithin(one, other) && (j < i || !isWithin(other, one))),
    )
    .toSorted((a, b) => b.at - a.at)
    .reduce((out, { at, end, text }) => out.slice(0, at) + text + out.slice(end), source)

const isWithin = (one: Splice, other: Splice): boolean => other.at <= one.at && one.end <= other.end

/** The line end that a file uses. */
export const eolOf = (source: string): string => /\r\n|\n|\r/.exec(source)?.[0] ?? '\n'

/** The lines from where one begins to where another ends, with their line end. Null: something else stands on the first. */
export function wholeLines(source: string, start: number, end: number): Splice | null {
  const lineStart = Math.max(source.lastIndexOf('\n', start - 1), source.lastIndexOf('\r', start - 1)) + 1
  if (source.slice(lineStart, start).trim() !== '') return null
  const after = /\r\n|\n|\r|$/.exec(source.slice(end))
  return { at: lineStart, end: end + (after?.index ?? 0) + (after?.[0].length ?? 0), text: '' }
}
