import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { err, ok, type Result } from '../../result.ts'
import { estimateCostMs, MAX_COST_MS } from '../syntax-limits.ts'
import { type KnownLabels, parseMdx, type SyntaxProblem } from '../syntax.ts'
import { COMPONENTS, HTML_ELEMENTS } from './components.ts'
import { chooseMasks, endLinksAtAngle, type Masks, unmask } from './masks.ts'
import { lineStarts } from './report.ts'

export type Fault = { readonly offset: number; readonly message: string; readonly mend: string }

export type Recovered = { readonly root: Root; readonly faults: readonly Fault[] }

/** Milliseconds of parsing still allowed for the card, by estimate; every attempt is charged. */
export type Budget = { leftMs: number }

const MAX_ATTEMPTS = 24
const MAX_FAULTS_PER_PARAGRAPH = 3
// Kept back for a last attempt that cannot fail.
const RESERVE_MS = 500

/**
 * Parses MDX, and where it is not valid reads the offending `<` or `{` as an ordinary character and tries again, so
 * that `vector<int>` costs a card nothing but a remark. Positions in the tree are those of `text`. The error is a
 * text that is too large, or that uses up the budget.
 */
export function parseForgivingly(text: string, labels: KnownLabels, budget: Budget): Result<Recovered, SyntaxProblem> {
  const masks = chooseMasks(text)
  const costMs = estimateCostMs(text)
  const faults: Fault[] = []
  let attempt = text
  for (let count = 1; ; count += 1) {
    // A text over the limit is refused before it costs anything.
    if (costMs <= MAX_COST_MS) budget.leftMs -= costMs
    if (budget.leftMs < -RESERVE_MS || (budget.leftMs < 0 && count === 1)) return err(OVERSPENT)
    const tree = parseMdx(attempt, labels)
    if (tree.ok) {
      faults.push(...furtherFaults(tree.value, text, attempt, faults))
      unmask(tree.value, masks)
      endLinksAtAngle(tree.value)
      return ok({ root: tree.value, faults })
    }
    if (tree.error.kind === 'limit') return tree
    const culprit = findCulprit(attempt, tree.error)
    const masked = maskCulprit(attempt, culprit, tree.error, masks, faults)
    faults.push(explain(text, culprit, masks.show(tree.error.reason)))
    const isLast = count >= MAX_ATTEMPTS || budget.leftMs < costMs || masked === attempt
    attempt = isLast ? masks.hide(text) : masked
  }
}

/** What was masked along with a culprit and shows in the text; in code it changed nothing. */
function furtherFaults(root: Root, text: string, attempt: string, known: readonly Fault[]): readonly Fault[] {
  const offsets = new Set(known.map((fault) => fault.offset))
  const found: Fault[] = []
  if (attempt === text) return found
  visit(root, 'text', ({ position }) => {
    for (let at = position?.start.offset ?? 0; at < (position?.end.offset ?? 0); at += 1) {
      if (attempt[at] !== text[at] && !offsets.has(at)) found.push(explain(text, at, null))
    }
  })
  return found
}

const OVERSPENT = { kind: 'limit', reason: 'too many marks in one card', line: 1, column: 1, offset: 0 } as const

function maskCulprit(text: string, at: number, problem: SyntaxProblem, masks: Masks, faults: readonly Fault[]): string {
  const unclosed = UNCLOSED.exec(problem.reason)?.[1]
  // The `<int>` of one `vector<int>` is the `<int>` of all of them.
  if (unclosed && !isKnown(unclosed)) return text.replaceAll(`<${unclosed}`, (tag) => masks.hide(tag))
  const paragraph = paragraphAround(text, at)
  const here = faults.filter(({ offset }) => offset >= paragraph[0] && offset <= paragraph[1]).length
  const [start, end] = here >= MAX_FAULTS_PER_PARAGRAPH ? paragraph : [at, at + 1]
  return text.slice(0, start) + masks.hide(text.slice(start, end)) + text.slice(end)
}

const UNCLOSED = /^Expected a closing tag for `<([^`>]+)>` \((\d+):(\d+)/

const isKnown = (name: string): boolean =>
  HTML_ELEMENTS.includes(name) || COMPONENTS.some((component) => component.name === name)

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

/** The `<` or `{` that made the parser fail, which need not be where it failed. */
function findCulprit(text: string, problem: SyntaxProblem): number {
  const unclosed = UNCLOSED.exec(problem.reason)
  if (unclosed) return (lineStarts(text)[Number(unclosed[2]) - 1] ?? 0) + Number(unclosed[3]) - 1
  if (/end of file in expression/.test(problem.reason)) {
    const atEnd = problem.offset >= text.trimEnd().length
    const brace = firstUnclosedBrace(text, atEnd ? 0 : paragraphAround(text, problem.offset)[0], problem.offset)
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

/** `reason` as the parser gave it, if it was the parser that stumbled here. */
function explain(text: string, offset: number, reason: string | null): Fault {
  const at = text.slice(offset, offset + 12)
  if (at.startsWith('<!--')) return { offset, message: 'an HTML comment is shown as text', mend: 'write {/* … */}' }
  if (/^<(?:https?:|mailto:)/i.test(at)) {
    return { offset, message: 'a link in angle brackets is shown as text', mend: 'write [text](address)' }
  }
  const name = UNCLOSED.exec(reason ?? '')?.[1]
  if (name && isKnown(name)) {
    return { offset, message: `<${name}> is never closed, so it is shown as text`, mend: `close it with </${name}>` }
  }
  const mark = text[offset] === '{' ? '{' : '<'
  const why = reason === null ? '' : ` (${reason.replace(/ \(\d+:\d+[^)]*\)/g, '').replace(/, expected .*$/, '')})`
  return {
    offset,
    message: `"${mark}" starts nothing that can be rendered and is shown as written${why}`,
    mend: `write \\${mark}, or put it into a code span`,
  }
}
