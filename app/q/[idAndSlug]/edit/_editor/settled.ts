import type { Merged } from '#core/share/merge-lines.ts'

export const CHOICES = ['mine', 'theirs', 'both'] as const
export type Choice = (typeof CHOICES)[number]

/** The merged text with each conflict as it was chosen, in order. Null while one of them is open. */
export function settled({ text, conflicts }: Merged, choices: readonly (Choice | null | undefined)[]): string | null {
  const lines = text.split('\n')
  // From the end backwards, so that the places before stay true.
  for (const [i, { line, mine, theirs }] of [...conflicts.entries()].reverse()) {
    const choice = choices[i]
    if (!choice) return null
    const chosen = { mine, theirs, both: [...mine, ...theirs] }[choice]
    lines.splice(line - 1, mine.length, ...chosen)
  }
  return lines.join('\n')
}
