import type { Root } from 'mdast'
import { err, ok, type Result } from '../../result.ts'
import { estimateCostMs } from '../syntax-limits.ts'
import { type KnownLabels, parseMdx, type SyntaxProblem } from '../syntax.ts'
import { lineStarts } from './report.ts'
import { chooseMasks, endLinksAtAngle, type Masks, unmask } from './masks.ts'

export type Fault = { readonly offset: number; readonly message: string; readonly mend: string }

export type Recovered = { readonly root: Root; readonly faults: readonly Fault[] }

/** Milliseconds of parsing still allowed for the card, by estimate; every attempt is charged. */
export type Budget = { leftMs: number }

const MAX_ATTEMPTS = 24
const MAX_FAULTS_PER_PARAGRAPH = 3

/**
 * Parses MDX, and where it is not valid reads the offending `<` or `{` as an ordinary character and tries again, so
 * that `vector<int>` costs a card nothing but a remark. Positions in the tree are those of `text`. The error is a
 * text that is too large, or that uses up the budget.
 */
export function parseForgivingly(text: string, labels: KnownLabels, budget: Budget): Result<Recovered, SyntaxProblem> {
  const masks = chooseMasks(text)
  const faults: Fault[] = []
  let attempt = text
  for (let count = 1; ; count += 1) {
    budget.leftMs -= estimateCostMs(attempt)
    if (budget.leftMs < 0) return err({ ...START, kind: 'limit', reason: 'too many marks in one card' })
    const tree = parseMdx(attempt, labels)
    if (tree.ok) {
      unmask(tree.value, masks)
      endLinksAtAngle(tree.value)
      return ok({ root: tree.value, faults })
    }
    if (tree.error.kind === 'limit') return tree
    const culprit = findCulprit(attempt, tree.error)
    faults.push(explain(text, culprit, tree.error))
    attempt = maskFrom(attempt, culprit, masks, count >= MAX_ATTEMPTS ? 'all' : scopeOf(faults, attempt, culprit))
  }
}

const START = { line: 1, column: 1, offset: 0 }
const PARAGRAPH_BREAK = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/g

/** Start and end of the lines around `offset` that no blank line separates. */
function paragraphAround(text: string, offset: number): readonly [number, number] {
  let start = 0
  for (const gap of text.matchAll(PARAGRAPH_BREAK)) {
    if (gap.index >= offset) return [start, gap.index]
    start = gap.index + gap[0].length
  }
  return [start, text.length]
}

function scopeOf(faults: readonly Fault[], text: string, culprit: number): 'one' | 'paragraph' {
  const [start, end] = paragraphAround(text, culprit)
  const here = faults.filter((fault) => fault.offset >= start && fault.offset <= end).length
  return here > MAX_FAULTS_PER_PARAGRAPH ? 'paragraph' : 'one'
}

function maskFrom(text: string, culprit: number, masks: Masks, scope: 'one' | 'paragraph' | 'all'): string {
  const one = [culprit, culprit + 1] as const
  const [start, end] = scope === 'one' ? one : scope === 'all' ? [0, text.length] : paragraphAround(text, culprit)
  const masked = text.slice(0, start) + masks.hide(text.slice(start, end)) + text.slice(end)
  // Nothing left to hide where the error was found: hide everything, which is always valid.
  return masked === text ? masks.hide(text) : masked
}

/** The `<` or `{` that made the parser fail, which need not be where it failed. */
function findCulprit(text: string, problem: SyntaxProblem): number {
  const opened = /^Expected a closing tag for `[^`]*` \((\d+):(\d+)/.exec(problem.reason)
  if (opened) {
    const line = lineStarts(text)[Number(opened[1]) - 1] ?? 0
    return line + Number(opened[2]) - 1
  }
  if (/end of file in expression/.test(problem.reason)) {
    const atEnd = problem.offset >= text.trimEnd().length
    const [start] = atEnd ? [0] : paragraphAround(text, problem.offset)
    const brace = firstUnclosedBrace(text, start, problem.offset)
    if (brace !== null) return brace
  }
  for (let at = Math.min(problem.offset, text.length - 1); at >= 0; at -= 1) {
    if ((text[at] === '<' || text[at] === '{') && !isEscaped(text, at)) return at
  }
  return problem.offset
}

function firstUnclosedBrace(text: string, start: number, end: number): number | null {
  const open: number[] = []
  for (let at = start; at < end; at += 1) {
    if (text[at] === '{' && !isEscaped(text, at)) open.push(at)
    if (text[at] === '}') open.pop()
  }
  return open[0] ?? null
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text[at - 1 - backslashes] === '\\') backslashes += 1
  return backslashes % 2 === 1
}

function explain(text: string, offset: number, problem: SyntaxProblem): Fault {
  const at = text.slice(offset, offset + 12)
  if (at.startsWith('<!--')) {
    return { offset, message: 'an HTML comment is shown as text', mend: 'write {/* … */}' }
  }
  if (/^<(?:https?:|mailto:)/i.test(at)) {
    return { offset, message: 'a link in angle brackets is shown as text', mend: 'write [text](address)' }
  }
  const mark = text[offset] === '{' ? '{' : '<'
  const reason = problem.reason.replace(/ \(\d+:\d+[^)]*\)/g, '').replace(/ \(note:.*\)$/, '')
  return {
    offset,
    message: `"${mark}" starts nothing that can be rendered and is shown as written (${reason})`,
    mend: `write \\${mark}, or put it into a code span`,
  }
}
