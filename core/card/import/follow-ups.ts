import {
  addLine,
  addMarked,
  blockFromMark,
  closed,
  newBlock,
  whole,
  type Block,
  type Part,
  type ReferencePart,
} from './block.ts'
import { isNoteLink } from './inline-links.ts'
import type { Line } from './lines.ts'
import { dedented, itemOf, markOf } from './marks.ts'
import { referenceLine } from './references.ts'
import { isQuestion } from './words.ts'

/** What stage 6 of a note leads to, in its order: a question with what belongs to it, or one that is only asked. */
export type Next = { readonly kind: 'block'; readonly block: Block } | { readonly kind: 'open'; readonly part: Part }

export type FollowUpsOfNote = {
  readonly next: readonly Next[]
  /** What is no question, and stays in stage 6. */
  readonly prose: readonly Part[]
  readonly references: readonly ReferencePart[]
  /** Lines that say no more than that further questions follow. */
  readonly marks: readonly Line[]
}

type State = {
  readonly next: Next[]
  readonly prose: Part[]
  readonly references: ReferencePart[]
  readonly marks: Line[]
  block: Block | null
  /** Columns before the text of the item that began the block; null: it was no item. */
  itemOffset: number | null
  /** What lines are that belong to no question. */
  loose: 'questions' | 'open questions' | 'prose'
}

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/
const ONLY_LINK = /^\s{0,3}\[(?:[^[\]\\]|\\.)+\]\([^()\s]+(?:\([^()\s]*\)[^()\s]*)*\)\s*$/

/**
 * Reads stage 6: questions under marks and headings, list items, links, and lists of further questions.
 * @param level of the stage's own heading
 */
export function followUpsIn(lines: readonly Line[], level: number): FollowUpsOfNote {
  const state: State = {
    next: [],
    prose: [],
    references: [],
    marks: [],
    block: null,
    itemOffset: null,
    loose: 'questions',
  }
  for (const [i, line] of lines.entries()) readLine(state, line, lines[i + 1] ?? null, level)
  const next = state.next.map((one): Next => (one.kind === 'block' ? { kind: 'block', block: closed(one.block) } : one))
  return { ...state, next }
}

function readLine(state: State, line: Line, after: Line | null, level: number): void {
  if (line.isCode || line.text === '') return add(state, line, after)
  const mark = markOf(line.text)
  if (mark?.kind === 'question') return begin(state, blockFromMark(line, mark), null)
  if (mark?.kind === 'further') return list(state, line, mark.text)
  if (mark) {
    if (state.block) return addMarked(state.block, line, mark, mark.kind === 'answer' ? 'answer' : 'references')
    return mark.text === '' ? void state.prose.push(whole(line)) : add(state, line, after)
  }
  const [, marks = '', title = ''] = HEADING.exec(line.text) ?? []
  // A heading beside that of the stage, and no question, is about something else.
  if (marks !== '' && marks.length <= level && !isQuestion(title)) {
    Object.assign(state, { block: null, itemOffset: null, loose: 'prose' })
    return void state.prose.push(whole(line))
  }
  if (marks !== '' && opensBlock(state, marks.length, title)) {
    const block = newBlock(marks.length, 'answer')
    block.question.push({ line, text: title })
    return begin(state, block, null)
  }
  return add(state, line, after)
}

/** A heading asks, unless it stands within the answer of another one. */
function opensBlock({ block, itemOffset }: State, level: number, title: string): boolean {
  if (!block || itemOffset !== null || /[?？]$/.test(title)) return true
  return block.level === 0 ? isQuestion(title) : level <= block.level
}

function begin(state: State, block: Block, itemOffset: number | null): void {
  Object.assign(state, { block, itemOffset, loose: 'questions' })
  state.next.push({ kind: 'block', block })
}

function list(state: State, line: Line, text: string): void {
  Object.assign(state, { block: null, itemOffset: null, loose: 'open questions' })
  if (text === '') state.marks.push(line)
  else state.next.push({ kind: 'open', part: { line, text } })
}

function add(state: State, line: Line, after: Line | null): void {
  const { block, itemOffset } = state
  const isOfBlock =
    block !== null && (itemOffset === null || line.text === '' || line.isCode || /^\s{2,}|^\t/.test(line.text))
  if (isOfBlock) {
    const text = dedented(line.text, itemOffset ?? 0)
    return addLine(block, { line, text }, after)
  }
  Object.assign(state, { block: null, itemOffset: null })
  if (line.isCode || line.text === '' || state.loose === 'prose') return void state.prose.push(whole(line))
  const item = itemOf(line.text)
  const text = item?.text ?? line.text.trim()
  const part: Part = { line, text }
  if (state.loose === 'open questions' || isNoteLink(text)) return void state.next.push({ kind: 'open', part })
  const reference = referenceLine(line.text)
  const isAddress = reference !== null && !/\]\(/.test(line.text)
  if (isAddress) return void state.references.push({ line, reference })
  if (item || ONLY_LINK.test(line.text)) return beginItem(state, part, item?.offset ?? null)
  if (isQuestion(text) && /[?？]\s*$/.test(text)) return void state.next.push({ kind: 'open', part })
  return void state.prose.push(whole(line))
}

function beginItem(state: State, part: Part, offset: number | null): void {
  const block = newBlock(0, 'answer')
  block.question.push(part)
  // A link that stands alone is a question without an answer: what comes after it is something else.
  begin(state, block, offset ?? 0)
}
