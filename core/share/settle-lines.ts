import type { Merged } from './merge-lines.ts'

export const SIDES = ['mine', 'theirs', 'both'] as const
/** Which lines are to stand where both sides changed the same. `both`: mine, and theirs below. */
export type Side = (typeof SIDES)[number]

/** A merged text with its conflicts settled: by one choice for each, in their order. One without a choice stays mine. */
export function settleLines({ text, conflicts }: Merged, choices: readonly Side[]): string {
  const lines = text.split(/\r\n|\n|\r/)
  // From the end, so that lines further up keep their numbers.
  for (const [i, { line, mine, theirs }] of [...conflicts.entries()].toReversed()) {
    const side = choices[i] ?? 'mine'
    const chosen = side === 'mine' ? mine : side === 'theirs' ? theirs : [...mine, ...theirs]
    lines.splice(line - 1, mine.length, ...chosen)
  }
  return lines.join(/\r\n|\n|\r/.exec(text)?.[0] ?? '\n')
}
