import { sectionOfHeading } from '../stages.ts'

/** Quote and list marks, then the mark of a fence, then what it says of itself. */
const FENCE = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+|>)*(`{3,}|~{3,})(.*)$/

type Fence = { readonly mark: string; readonly line: number }

/**
 * Which lines are fenced code, or a comment over several lines. A fence that was left open ends before the next heading of a stage, if what follows is
 * well formed only so: a forgotten mark must not swallow the rest of the note.
 */
export function fencedLines(texts: readonly string[]): {
  readonly isFenced: readonly boolean[]
  /** 1-based lines of fences that were left open. */
  readonly neverClosed: readonly number[]
} {
  const isFenced: boolean[] = []
  const neverClosed: number[] = []
  let open: Fence | null = null
  let isComment = false
  for (const [i, text] of texts.entries()) {
    if (isComment || (!open && beginsComment(texts, i))) {
      isComment = !text.includes('-->')
      isFenced.push(true)
      continue
    }
    if (open && isStageHeading(text) && isLeftOpen(open, texts, i)) {
      neverClosed.push(open.line)
      open = null
    }
    const after = step(open, text, i + 1)
    isFenced.push(open !== null || after !== null)
    open = after
  }
  if (open) neverClosed.push(open.line)
  return { isFenced, neverClosed }
}

/** Whether a comment begins on a line and ends on a later one. One that never ends is text. */
function beginsComment(texts: readonly string[], at: number): boolean {
  const text = texts[at] ?? ''
  return /^\s*<!--(?!.*-->)/.test(text) && texts.slice(at + 1).some((line) => line.includes('-->'))
}

/** The fence that is open after a line. */
function step(open: Fence | null, text: string, line: number): Fence | null {
  const [, mark = '', info = ''] = FENCE.exec(text) ?? []
  if (open) return mark.startsWith(open.mark) && info.trim() === '' ? null : open
  // Backticks after backticks: code in a sentence after all.
  const opens = mark !== '' && !(mark.startsWith('`') && info.includes('`'))
  return opens ? { mark, line } : null
}

/**
 * Whether a fence that is open where a stage begins was left open: nothing closes it, or the next mark opens another
 * one, or all marks after it pair up without it.
 */
function isLeftOpen(open: Fence, texts: readonly string[], from: number): boolean {
  const next = texts.slice(from).find((text) => FENCE.exec(text)?.[1]?.startsWith(open.mark))
  if (next === undefined || (FENCE.exec(next)?.[2] ?? '').trim() !== '') return true
  let fence: Fence | null = null
  for (let i = from; i < texts.length; i += 1) fence = step(fence, texts[i] ?? '', i + 1)
  return fence === null
}

const isStageHeading = (text: string): boolean => {
  const [, heading] = /^ {0,3}#{1,6}[ \t]+(.*)$/.exec(text) ?? []
  return heading !== undefined && /^[（(\d一二三四五六七八九]/.test(heading) && sectionOfHeading(heading) !== null
}
