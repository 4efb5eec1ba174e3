import { diffArrays } from 'diff'

/** A place where both sides changed the same lines differently. `line`: 1-based, in the merged text. */
export type MergeConflict = {
  readonly line: number
  readonly base: readonly string[]
  readonly mine: readonly string[]
  readonly theirs: readonly string[]
}

export type Merged = { readonly text: string; readonly conflicts: readonly MergeConflict[] }

/** Lines `start` to `end` of the base have given place to `lines`. */
type Change = { readonly start: number; readonly end: number; readonly lines: readonly string[] }

/** Lines that a side may add and take away before it counts as having rewritten all: time grows with their square. */
const MAX_EDITS = 3000

/**
 * Brings what two sides made of one text together, line by line (diff3: Khanna, Kunal and Pierce, "A Formal
 * Investigation of Diff3", 2007). Where both changed the same lines differently, `mine` stays and the place is named.
 * Line ends are those of `mine`.
 */
export function mergeLines(base: string, mine: string, theirs: string): Merged {
  const [b, m, t] = [base, mine, theirs].map((text) => text.split(/\r\n|\n|\r/))
  if (!b || !m || !t) throw new Error('three texts have three lists of lines')
  const [ours, others] = [changesOf(b, m), changesOf(b, t)]
  const lines: string[] = []
  const conflicts: MergeConflict[] = []
  let at = 0
  while (ours.length + others.length > 0) {
    const { start, end, mineHere, theirsHere } = nextRegion(ours, others)
    lines.push(...b.slice(at, start))
    const [left, right] = [applied(b, start, end, mineHere), applied(b, start, end, theirsHere)]
    const isOneSided = mineHere.length === 0 || theirsHere.length === 0
    if (!isOneSided && JSON.stringify(left) !== JSON.stringify(right)) {
      conflicts.push({ line: lines.length + 1, base: b.slice(start, end), mine: left, theirs: right })
    }
    lines.push(...(mineHere.length === 0 ? right : left))
    at = end
  }
  lines.push(...b.slice(at))
  return { text: lines.join(/\r\n|\n|\r/.exec(mine)?.[0] ?? '\n'), conflicts }
}

function changesOf(base: readonly string[], other: readonly string[]): Change[] {
  const changes: Change[] = []
  let at = 0
  const rewritten = [
    { value: base, added: false, removed: true },
    { value: other, added: true, removed: false },
  ]
  for (const { value, added, removed } of diffArrays([...base], [...other], { maxEditLength: MAX_EDITS }) ??
    rewritten) {
    const last = changes.at(-1)
    const isGoingOn = last?.end === at && (added || removed)
    if (!added && !removed) at += value.length
    else {
      const change = isGoingOn && last ? last : { start: at, end: at, lines: [] }
      const end = change.end + (removed ? value.length : 0)
      const next = { start: change.start, end, lines: [...change.lines, ...(added ? value : [])] }
      if (isGoingOn) changes[changes.length - 1] = next
      else changes.push(next)
      at = end
    }
  }
  return changes
}

/** Takes the first change of either side off, with all that touch it. */
function nextRegion(ours: Change[], others: Change[]) {
  const [mineHere, theirsHere]: [Change[], Change[]] = [[], []]
  const start = Math.min(ours[0]?.start ?? Infinity, others[0]?.start ?? Infinity)
  let end = start
  for (;;) {
    const [mine, theirs] = [ours[0], others[0]]
    const isFirst = mineHere.length + theirsHere.length === 0
    if (mine && touches(mine, start, end, isFirst)) mineHere.push(...ours.splice(0, 1))
    else if (theirs && touches(theirs, start, end, isFirst)) theirsHere.push(...others.splice(0, 1))
    else return { start, end, mineHere, theirsHere }
    end = Math.max(end, ...[...mineHere, ...theirsHere].map((change) => change.end))
  }
}

/** Whether a change has to do with a region. One that adds between two lines touches both. */
const touches = (change: Change, start: number, end: number, isFirst: boolean): boolean =>
  change.start < end || (change.start === end && (isFirst || start === end || change.end === change.start))

function applied(base: readonly string[], start: number, end: number, changes: readonly Change[]): readonly string[] {
  const lines: string[] = []
  let at = start
  for (const change of changes) {
    lines.push(...base.slice(at, change.start), ...change.lines)
    at = change.end
  }
  return [...lines, ...base.slice(at, end)]
}
