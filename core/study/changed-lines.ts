import { diffArrays } from 'diff'

/** The lines of a text that another version of it has otherwise or not at all, 1-based; of lines that it has more, where they go. */
export function changedLines(before: string, after: string): readonly number[] {
  const lines: number[] = []
  let at = 1
  for (const { value, added, removed } of diffArrays(before.split(/\r\n|\n|\r/), after.split(/\r\n|\n|\r/))) {
    // What takes the place of lines that go has been counted with them.
    if (added && lines.at(-1) !== at - 1) lines.push(at)
    if (removed) lines.push(...value.map((_, i) => at + i))
    if (!added) at += value.length
  }
  return lines
}
