import type { Place } from './card.ts'

/** What makes a text unfit to be parsed, and the line that weighs most. */
export type Excess = Place & { readonly reason: string }

/** `flow`: only blocks are parsed. `full`: blocks and the marks in their text. */
export type Depth = 'flow' | 'full'

/** UTF-16 units. Many times the largest card anybody has written. */
export const MAX_CHARS = 256 * 1024
/** Block quotes and list items inside one another; the parser recurses once for each. */
export const MAX_CONTAINERS = 32
/** Estimated milliseconds of one parse. */
export const MAX_COST_MS = 1_000

// Milliseconds, fitted on a 2-core machine to texts that each consist of one construct only. The squares are the
// parser's own: every closing mark looks back at all open ones of its paragraph, every list item at its list.
const COST = { char: 0.001, line: 0.05, depth: 0.003, mark: 0.025, flowMark: 0.01, pipe: 0.025, container: 0.05 }
const SQUARE = { containers: 6e-5, emphasis: 1.5e-4, brackets: 1.5e-4, tags: 3e-4, code: 1e-5, lines: 8e-6 }

const CONTAINER = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y
const RULE = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/
const MARK = /[`*_~[\]!()<>{}|\\&$@:=]|www\./gi
const EMPHASIS = /\*+|_+|~+/g
const CODE = /`+|\$+/g

/** Lines between two blank ones: no inline mark reaches further. */
type Block = ReturnType<typeof emptyBlock>

/**
 * Refuses a text before the parser sees it: micromark takes quadratic time for some input (16 kB of `*a_` take
 * 5 s, of `- ` 40 s) and overflows the stack on deep nesting. The cost comes from counts that one linear scan
 * gives, not from a clock, so the answer is the same on every machine. Null if the text may be parsed.
 */
export function findExcess(text: string, depth: Depth): Excess | null {
  if (text.length > MAX_CHARS) return { reason: `longer than ${MAX_CHARS} characters`, line: 1, column: 1, offset: 0 }
  const { costMs, deepest, heaviest } = weighText(text, depth)
  if (deepest !== null) {
    return { reason: `more than ${MAX_CONTAINERS} quotes and lists inside one another`, column: 1, ...deepest }
  }
  if (costMs <= MAX_COST_MS) return null
  return { reason: 'too many marks in one text', line: heaviest.line, column: 1, offset: heaviest.offset }
}

/** Estimated milliseconds that a full parse takes. Within a factor of three of the truth for ordinary notes. */
export function estimateCostMs(text: string): number {
  return weighText(text, 'full').costMs
}

function weighText(text: string, depth: Depth) {
  let costMs = text.length * COST.char
  let containers = 0
  let deepest: { line: number; offset: number } | null = null
  let block = emptyBlock(1, 0)
  let heaviest = block
  for (const line of linesOf(text)) {
    const opened = countContainers(line.text)
    const indent = line.text.search(/[^ \t]|$/)
    // Each level of a list moves its content at least two columns to the right.
    const nested = opened > MAX_CONTAINERS || (opened > 0 && indent > 2 * MAX_CONTAINERS)
    if (nested) deepest ??= { line: line.number, offset: line.offset }
    containers += opened
    if (line.text.trim() === '') {
      costMs += costOf(block)
      if (costOf(block) > costOf(heaviest)) heaviest = block
      block = emptyBlock(line.number + 1, line.offset + line.text.length)
    }
    block.depth = Math.max(block.depth, opened)
    block.lines += 1
    block.costMs += COST.line + COST.depth * (block.depth + Math.min(indent / 2, MAX_CONTAINERS))
    weighMarks(line.text, block, depth)
  }
  if (costOf(block) > costOf(heaviest)) heaviest = block
  costMs += costOf(block) + containers * COST.container + containers ** 2 * SQUARE.containers
  return { costMs, deepest, heaviest }
}

const emptyBlock = (line: number, offset: number) => ({
  line,
  offset,
  costMs: 0,
  depth: 0,
  lines: 0,
  emphasis: 0,
  brackets: 0,
  tags: 0,
  code: 0,
})

const costOf = (block: Block): number =>
  block.costMs +
  block.lines ** 2 * SQUARE.lines +
  block.emphasis ** 2 * SQUARE.emphasis +
  block.brackets ** 2 * SQUARE.brackets +
  block.tags ** 2 * SQUARE.tags +
  block.code ** 2 * SQUARE.code

function weighMarks(line: string, block: Block, depth: Depth): void {
  const marks = line.match(MARK) ?? []
  block.costMs += marks.length * (depth === 'full' ? COST.mark : COST.flowMark)
  for (const mark of marks) {
    // A cell of a table is a block of its own, at either depth.
    if (mark === '|') block.costMs += COST.pipe
    if (mark === ']') block.brackets += 1
    if (mark === '<') block.tags += 1
  }
  if (depth === 'flow') return
  block.emphasis += line.match(EMPHASIS)?.length ?? 0
  block.code += line.match(CODE)?.length ?? 0
}

/** Quote and list marks that open a line. A rule such as `- - -` opens nothing. */
function countContainers(line: string): number {
  if (RULE.test(line)) return 0
  let count = 0
  CONTAINER.lastIndex = 0
  while (count <= MAX_CONTAINERS && CONTAINER.test(line)) count += 1
  return count
}

function* linesOf(text: string): Generator<{ number: number; offset: number; text: string }> {
  let number = 0
  for (const { 0: line, index: offset } of text.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)) {
    if (line === '' && offset > 0) return
    number += 1
    yield { number, offset, text: line }
  }
}
