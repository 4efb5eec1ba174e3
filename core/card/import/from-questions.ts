import { newBlock, whole, type Block } from './block.ts'
import { boilerplateOf } from './boilerplate.ts'
import { draftOf, merged, titleFrom, type Draft } from './draft.ts'
import type { Drafted } from './from-stages.ts'
import { trimmed, type Line } from './lines.ts'
import { questionsIn } from './questions.ts'
import { headingAt } from './stage-heading.ts'
import { isQuestion } from './words.ts'

/** The longest first line that is taken for a question, and the longest name of a topic. */
const MAX_QUESTION = 120

/** The cards of a note without stages: one for each of its questions, or one for all of it. */
export function draftsFromQuestions(all: readonly Line[], otherwise: string): Drafted {
  // Of a template whose headings are gone, its motto may be left.
  const isHint = ({ text, isCode }: Line): boolean => !isCode && boilerplateOf(text, 'preface')?.text === text
  const lines = all.filter((line) => !isHint(line))
  const boilerplate = all.filter(isHint).map((line) => ({ line, section: 'preface' as const }))
  const questions = questionsIn(lines)
  if (!questions) return { drafts: [singleDraft(lines, otherwise)], duplicates: [], boilerplate, warnings: [] }
  const drafts = questions.map(({ block, topics, intro }): Draft => {
    const draft = draftOf(block, otherwise)
    const preface = intro.some(({ text }) => text !== '') ? [['preface', intro] as const] : []
    return { ...draft, topics, sections: new Map([...preface, ...draft.sections]) }
  })
  return { ...merged(withTopics(drafts)), boilerplate, warnings: [] }
}

/** A heading above several questions is the topic of all of them, and its line is accounted for once. */
function withTopics(drafts: readonly Draft[]): readonly Draft[] {
  let above: Draft['topics'] = []
  return drafts.map((draft) => {
    above = draft.topics.length > 0 ? draft.topics : above
    return { ...draft, topics: above }
  })
}

/** A note in which nothing is asked: its first heading or line is the question if it can be one, the rest the answer. */
function singleDraft(lines: readonly Line[], otherwise: string): Draft {
  const text = trimmed(lines)
  const [first] = text
  const heading = headingAt(text, 0)
  const isAsked = heading !== null || (first !== undefined && !first.isCode && isShortQuestion(first.text))
  const asked = isAsked && first && titleFrom(heading?.text ?? first.text) !== '' ? (heading?.lines ?? [first]) : []
  const block: Block = newBlock(0, 'answer')
  const [line, underline] = asked
  if (line) block.question.push({ line, text: heading?.text ?? line.text })
  if (underline) block.marks.push({ line: underline, mode: 'question' })
  block.answer.push(...text.slice(asked.length).map(whole))
  return { ...draftOf(block, otherwise), key: '' }
}

const isShortQuestion = (text: string): boolean => text.length <= MAX_QUESTION && isQuestion(text)
