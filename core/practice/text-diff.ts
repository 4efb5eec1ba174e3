import { diffArrays } from 'diff'
import { type DiffPart, wordDiff } from './diff.ts'

/** Lines that may be added and removed before all between the first and the last change counts as replaced. */
const MAX_LINES = 3000

/**
 * What was added and removed between two texts of any length: line by line, and word by word within the lines that
 * changed. Joined as those of `wordDiff` are. Time is bounded: texts that are long and have little in common are
 * replaced as a whole.
 * @param lang BCP 47; a card may claim one that there is not
 */
export function textDiff(before: string, after: string, lang: string): readonly DiffPart[] {
  const parts: DiffPart[] = []
  const put = (kind: DiffPart['kind'], text: string): void => {
    const last = parts.at(-1)
    if (text === '') return
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text }
    else parts.push({ kind, text })
  }
  let change = { removed: '', added: '' }
  const close = (): void => {
    for (const { kind, text } of wordDiff(change.removed, change.added, lang)) put(kind, text)
    change = { removed: '', added: '' }
  }
  for (const { kind, text } of lineDiff(linesOf(before), linesOf(after))) {
    if (kind === 'same') {
      close()
      put(kind, text)
    } else change = { ...change, [kind]: change[kind] + text }
  }
  close()
  return parts
}

function lineDiff(before: readonly string[], after: readonly string[]): readonly DiffPart[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const between = (lines: readonly string[]): string[] => lines.slice(head, lines.length - tail)
  const changes = diffArrays(between(before), between(after), { maxEditLength: MAX_LINES })
  const same = (lines: readonly string[]): DiffPart => ({ kind: 'same', text: lines.join('') })
  return [
    same(before.slice(0, head)),
    ...(changes?.map(({ added, removed, value }) => ({
      kind: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const),
      text: value.join(''),
    })) ?? [
      { kind: 'removed' as const, text: between(before).join('') },
      { kind: 'added' as const, text: between(after).join('') },
    ]),
    same(before.slice(before.length - tail)),
  ]
}

/** With their line ends, so that together they are the text. */
const linesOf = (text: string): readonly string[] => text.split(/(?<=\n)/)
