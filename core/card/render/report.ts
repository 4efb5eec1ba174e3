import type { Problem } from '../card.ts'

/** Collects what is wrong in one card file. Offsets count from the start of the file. */
export type Report = {
  readonly warn: (offset: number, message: string, mend: string) => void
  readonly problems: () => readonly Problem[]
}

// A hostile file may hold a fault at every character; nobody reads more than these.
const MAX_PROBLEMS = 200

/** A report for `file`, whose whole text is `source`. */
export function createReport(source: string, file: string): Report {
  const starts = lineStarts(source)
  const problems: Problem[] = []
  return {
    warn(offset, message, mend) {
      if (problems.length >= MAX_PROBLEMS) return
      const line = lineAt(starts, offset)
      const column = offset - (starts[line - 1] ?? 0) + 1
      const seen = problems.some((one) => one.line === line && one.column === column && one.message === message)
      if (!seen) problems.push({ severity: 'warning', file, line, column, message, mend })
    },
    problems: () => problems.toSorted((a, b) => a.line - b.line || a.column - b.column),
  }
}

/** Offsets at which lines start; a line ends with LF, CR LF or a lone CR, as in Markdown. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length)
  return starts
}

/** The 1-based line that holds `offset`. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low + 1
}
