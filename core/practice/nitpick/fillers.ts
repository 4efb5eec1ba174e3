import { quoteOf, type Line } from './answer.ts'
import { FILLERS } from './data/fillers.ts'
import type { Filler } from './finding.ts'

const PATTERNS = FILLERS.map((pattern) => new RegExp(pattern, 'gu'))

/** Words that fill a pause, in order. To be shown; nothing is made of how many there are. */
export function findFillers(line: Line): readonly Filler[] {
  const found = PATTERNS.flatMap((pattern) =>
    Array.from(line.lower.matchAll(pattern), ({ 0: text, index }) => ({ start: index, end: index + text.length })),
  ).sort((a, b) => a.start - b.start || b.end - a.end)
  let last = 0
  return found.flatMap(({ start, end }): Filler[] => {
    if (start < last) return []
    last = end
    const { quote, span } = quoteOf(line, start, end)
    return [{ sentence: line.number, words: quote, span }]
  })
}
