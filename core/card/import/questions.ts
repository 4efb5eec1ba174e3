import { addLine, blockFromMark, closed, newBlock, whole, type Block, type Part } from './block.ts'
import type { Line } from './lines.ts'
import { dedented, itemOf, markOf } from './marks.ts'
import { headingAt } from './stage-heading.ts'
import { isQuestion } from './words.ts'

/** A question of a note that is nothing but questions. `topics`: the headings above it; `intro`: the prose before it. */
export type PlainQuestion = {
  readonly block: Block
  readonly topics: readonly { readonly line: Line; readonly text: string }[]
  readonly intro: readonly Part[]
}

/** Begins a question at a line. Null: this line begins none. */
type Opener = (line: Line, at: number) => { readonly block: Block; readonly offset: number } | null

/** Reads questions and answers: under marks, under headings, or in a numbered list. Null: there is only prose. */
export function questionsIn(lines: readonly Line[]): readonly PlainQuestion[] | null {
  const opener = byMarks(lines) ?? byHeadings(lines) ?? byNumbers(lines)
  if (!opener) return null
  const found: { block: Block; topics: PlainQuestion['topics'][number][]; intro: Part[] }[] = []
  let waiting: { topics: PlainQuestion['topics'][number][]; intro: Part[] } = { topics: [], intro: [] }
  let current: { block: Block; offset: number; level: number } | null = null
  for (const [at, line] of lines.entries()) {
    // The underline of the heading above.
    if (current?.block.marks.some((mark) => mark.line === line)) continue
    const opened = line.isCode || line.text === '' ? null : opener(line, at)
    const heading = opened || line.text === '' ? null : headingAt(lines, at)
    if (opened) {
      found.push({ block: opened.block, ...waiting })
      waiting = { topics: [], intro: [] }
      current = { ...opened, level: opened.block.level }
    } else if (heading && heading.level < (current?.level ?? 7) && heading.lines.length === 1) {
      current = null
      if (heading.text.length <= 60) waiting.topics.push({ line, text: heading.text })
      else waiting.intro.push(whole(line))
    } else if (current) {
      addLine(current.block, { line, text: dedented(line.text, current.offset) }, lines[at + 1] ?? null)
    } else waiting.intro.push(whole(line))
  }
  // What comes after the last question belongs to it.
  found.at(-1)?.block.answer.push(...waiting.topics.map(({ line }) => whole(line)), ...waiting.intro)
  return found.map((one) => ({ ...one, block: closed(one.block) }))
}

function byMarks(lines: readonly Line[]): Opener | null {
  const kinds = lines.flatMap((line) => (line.isCode ? [] : (markOf(line.text)?.kind ?? [])))
  const asked = kinds.filter((kind) => kind === 'question').length
  if (asked === 0 || (asked < 2 && !kinds.includes('answer'))) return null
  return (line) => {
    const mark = markOf(line.text)
    return mark?.kind === 'question' ? { block: blockFromMark(line, mark), offset: 0 } : null
  }
}

/** The level at which most headings ask; where none does, the highest that has several. */
function byHeadings(lines: readonly Line[]): Opener | null {
  const headings = [...lines.keys()].flatMap((at) => {
    const heading = headingAt(lines, at)
    return heading && heading.level < 7 && heading.text !== '' ? [heading] : []
  })
  const levels = [1, 2, 3, 4, 5, 6].map((level) => {
    const here = headings.filter((one) => one.level === level)
    const above = headings.filter((one) => one.level < level).length
    const asking = here.filter(({ text }) => isQuestion(text)).length
    // A question among many headings that are none does not make questions of them.
    return { level, asking: asking * 2 >= here.length && asking >= above ? asking : 0, count: here.length }
  })
  const most = levels.reduce((best, one) => (one.asking > best.asking ? one : best))
  const level = most.asking > 0 ? most.level : (levels.find(({ count }) => count > 1)?.level ?? null)
  if (level === null) return null
  return (line, at) => {
    const heading = headingAt(lines, at)
    if (heading?.level !== level || heading.text === '' || markOf(line.text)?.kind === 'references') return null
    const block = newBlock(level, 'answer')
    block.question.push({ line, text: heading.text })
    const [, underline] = heading.lines
    if (underline) block.marks.push({ line: underline, mode: 'question' })
    return { block, offset: 0 }
  }
}

/** A list at the left edge of which most items ask. */
function byNumbers(lines: readonly Line[]): Opener | null {
  const numbered = (line: Line) => {
    const item = line.isCode ? null : itemOf(line.text)
    return item?.isNumbered && item.indent === 0 ? item : null
  }
  const items = lines.flatMap((line) => numbered(line) ?? [])
  const asking = items.filter(({ text }) => isQuestion(text)).length
  if (asking < 2 || asking * 2 < items.length) return null
  return (line) => {
    const item = numbered(line)
    if (!item) return null
    const block = newBlock(0, 'answer')
    block.question.push({ line, text: item.text })
    return { block, offset: item.offset }
  }
}
