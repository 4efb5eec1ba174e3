import { diffArrays } from 'diff'

/** Lines that both have, or only one of them. `numbers`: of the first of them, before and after, from 1. */
export type Stretch = {
  readonly kind: 'same' | 'removed' | 'added'
  readonly lines: readonly string[]
}
/** What is shown of a difference: stretches, and between them how many same lines are left out. */
export type Shown = Stretch | { readonly kind: 'left-out'; readonly count: number }

/** Lines that may be added and removed before two texts count as having nothing in common. Time goes with its square. */
const MAX_EDITS = 1000
/** Same lines that are shown before and after each change. */
const CONTEXT = 3

/** What was added and removed between two texts, line by line. In a change what was removed stands first. */
export function lineDiff(before: string, after: string): readonly Stretch[] {
  const [old, now] = [linesOf(before), linesOf(after)]
  const changes = diffArrays(old, now, { maxEditLength: MAX_EDITS })
  const stretches: Stretch[] =
    changes === undefined
      ? [
          { kind: 'removed', lines: old },
          { kind: 'added', lines: now },
        ]
      : changes.map(({ added, removed, value }) => ({
          kind: added ? 'added' : removed ? 'removed' : 'same',
          lines: value,
        }))
  return stretches.filter(({ lines }) => lines.length > 0)
}

/** The lines of a text; its last line end ends a line and begins none. */
const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/))

export const isSame = (stretches: readonly Stretch[]): boolean => stretches.every(({ kind }) => kind === 'same')

/** Only what changed, with some lines around it. */
export function withContext(stretches: readonly Stretch[]): readonly Shown[] {
  return stretches.flatMap((stretch, i): readonly Shown[] => {
    const { kind, lines } = stretch
    if (kind !== 'same') return [stretch]
    const head = i === 0 ? 0 : CONTEXT
    const tail = i === stretches.length - 1 ? 0 : CONTEXT
    const count = lines.length - head - tail
    // To say that one line is left out takes a line too.
    if (count <= 1) return [stretch]
    const part = (some: readonly string[]): readonly Shown[] => (some.length === 0 ? [] : [{ kind, lines: some }])
    return [...part(lines.slice(0, head)), { kind: 'left-out', count }, ...part(lines.slice(lines.length - tail))]
  })
}
