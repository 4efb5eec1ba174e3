import type { Reference } from '../card.ts'
import type { Line } from './lines.ts'
import { dedented, itemOf, markOf, type Mark } from './marks.ts'
import { referenceLine } from './references.ts'
import { isQuestion } from './words.ts'

/** A line of a note as it goes into a section: without a mark or a hint of the template before it. */
export type Part = { readonly line: Line; readonly text: string }

/** A line that became a reference, and nothing else. */
export type ReferencePart = { readonly line: Line; readonly reference: Reference }

/** Where the text of a question goes: to what it asks, to its answer, or to what its references say. */
export type BlockMode = 'question' | 'answer' | 'references'

/** A question in a note with what belongs to it, in the making. */
export type Block = {
  /** Of its heading; 0: it has none. */
  readonly level: number
  mode: BlockMode
  /** Columns that the list it is in puts before its lines. */
  dent: number
  readonly question: Part[]
  readonly answer: Part[]
  /** What stands among the references and is none: quotations, mostly. */
  readonly beside: Part[]
  readonly references: ReferencePart[]
  /** Lines that hold a mark and nothing else. */
  readonly marks: { readonly line: Line; readonly mode: BlockMode }[]
}

export const whole = (line: Line): Part => ({ line, text: line.text })

export const newBlock = (level: number, mode: BlockMode): Block => ({
  level,
  mode,
  dent: 0,
  question: [],
  answer: [],
  beside: [],
  references: [],
  marks: [],
})

/** The question that a mark begins. */
export function blockFromMark(line: Line, mark: Mark): Block {
  const block = newBlock(mark.level, 'question')
  addMarked(block, line, mark, 'question')
  return block
}

/** Goes on with the part of a block that a mark begins. */
export function addMarked(block: Block, line: Line, { text }: Mark, mode: BlockMode): void {
  block.mode = mode
  if (text === '') block.marks.push({ line, mode })
  else addPart(block, { line, text }, null)
}

/** Adds a line to a block, which may go on with another part of it. `next`: the line after it. */
export function addLine(block: Block, part: Part, next: Line | null): void {
  const mark = part.line.isCode ? null : markOf(part.text)
  const isMark = mark?.kind === 'answer' || mark?.kind === 'references'
  if (mark && isMark) addMarked(block, part.line, mark, mark.kind === 'answer' ? 'answer' : 'references')
  else addPart(block, part, next)
}

function addPart(block: Block, part: Part, next: Line | null): void {
  if (block.mode !== 'references') return void block[block.mode].push(part)
  const { line, text } = part
  const isContinued = next !== null && /^\s{2,}\S/.test(next.text) && referenceLine(next.text) === null
  const reference = line.isCode || isContinued ? null : referenceLine(text)
  if (reference) {
    block.references.push({ line, reference })
    block.dent = itemOf(text)?.offset ?? 0
    return
  }
  // What is left of an item whose reference has gone.
  if (/^\S/.test(text)) block.dent = 0
  block.beside.push({ line, text: dedented(text, block.dent) })
}

/**
 * What a block holds when it is whole. A question without a mark for its answer is answered by what follows its first
 * line, or its first paragraph if that line does not ask, and further lines with a question mark.
 */
export function closed(block: Block): Block {
  const { question, answer } = block
  if (answer.length > 0 || block.marks.some(({ mode }) => mode === 'answer')) return block
  const first = question.findIndex(({ text }) => text !== '')
  const blank = question.findIndex(({ text }, i) => i > first && text === '')
  let end = isQuestion(question[first]?.text ?? '') ? first + 1 : blank < 0 ? question.length : blank
  for (const [i, { text, line }] of question.entries()) {
    if (i < end || text === '') continue
    if (line.isCode || !/[?？][*_）)\s]*$/.test(text)) break
    end = i + 1
  }
  return { ...block, question: question.slice(0, end), answer: question.slice(end) }
}
