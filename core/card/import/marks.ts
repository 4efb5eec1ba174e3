import { wordsOf } from './words.ts'

/** What a line begins: a question, its answer, its references, or a list of further questions. */
export const MARK_KINDS = ['question', 'answer', 'references', 'further'] as const
export type MarkKind = (typeof MARK_KINDS)[number]

/** `text`: what stands behind the mark. `omitted`: the mark, as it stands before it. `level`: of a heading, else 0. */
export type Mark = {
  readonly kind: MarkKind
  readonly text: string
  readonly omitted: string
  readonly level: number
}

/** The words for it, and the letter, which needs a colon or a number. */
const NAMES: Readonly<Record<MarkKind, { readonly words: string; readonly letter: string | null }>> = {
  question: { words: '问题|追问|题目|提问|问|questions?', letter: 'Q' },
  answer: { words: '参考答案|回答|答案|解答|答|answers?', letter: 'A' },
  references: {
    words: '参考(?:资料|文献|链接|文章)?|资料|链接|references?|refs?|see also|further reading|links?|sources?',
    letter: null,
  },
  further: {
    words:
      '(?:其他|其它|更多|相关|类似|待整理|待解决|延伸|扩展)的?(?:题目|问题)|(?:further|other|more|related|open) questions',
    letter: null,
  },
}

const BEFORE = String.raw`^\s{0,3}(?<marks>#{1,6})?\s*(?:[-*+]\s+|\d{1,2}[.)、]\s*)?(?:\*\*|__)?\s*`
const NUMBER = String.raw`\s*(?<number>\d{1,2}|[一二三四五六七八九十]{1,2})?\s*`
const COLON = String.raw`(?:\*\*|__)?\s*(?:[:：]|(?<=\d)\s*[.、)])\s*(?:\*\*|__)?\s*`
const ALONE = String.raw`(?:\*\*|__)?\s*[:：]?\s*(?:\*\*|__)?\s*#*\s*$`

const PATTERNS = MARK_KINDS.flatMap((kind) => {
  const { words, letter } = NAMES[kind]
  const name = `(?:${words})`
  const patterns = [new RegExp(BEFORE + name + NUMBER + ALONE, 'i'), new RegExp(BEFORE + name + NUMBER + COLON, 'i')]
  if (letter !== null) patterns.push(new RegExp(BEFORE + letter + NUMBER + COLON))
  return patterns.map((pattern) => ({ kind, pattern }))
})

/** The mark that a line begins with. Null: it begins with none. */
export function markOf(line: string): Mark | null {
  for (const { kind, pattern } of PATTERNS) {
    const match = pattern.exec(line)
    if (!match) continue
    const omitted = match[0]
    // Bold text that began before the mark ends behind the question.
    const isBoldOpen = (omitted.match(/\*\*|__/g)?.length ?? 0) % 2 === 1
    const rest = line.slice(omitted.length).replace(/[ \t]+#+[ \t]*$/, (end) => (match.groups?.['marks'] ? '' : end))
    const text = isBoldOpen ? rest.replace(/(?:\*\*|__)\s*$/, '') : rest
    return { kind, text: text.trim(), omitted, level: match.groups?.['marks']?.length ?? 0 }
  }
  return null
}

const ONLY_MARK = new RegExp(
  `^\\d{0,3}(?:${MARK_KINDS.map((kind) => NAMES[kind].words.replaceAll(' ', '')).join('|')}|q|a)?[\\d一二三四五六七八九十]{0,2}$`,
  'iu',
)

/** Whether a text holds no more than a mark or the number of a list: what need not be read in a card. */
export const isOnlyMark = (text: string): boolean => ONLY_MARK.test(wordsOf(text))

const LIST_ITEM = /^(\s*)([-*+]|\d{1,3}[.)、])(\s+|(?<=、))(.*)$/

/** An item of a list. `indent`: columns before its mark. `offset`: columns before its text. */
export type Item = {
  readonly indent: number
  readonly offset: number
  readonly text: string
  readonly isNumbered: boolean
}

export function itemOf(line: string): Item | null {
  const [, before, mark, gap, text] = LIST_ITEM.exec(line) ?? []
  if (before === undefined || mark === undefined || text === undefined) return null
  const indent = before.replaceAll('\t', '    ').length
  const offset = indent + mark.length + Math.max(1, gap?.length ?? 1)
  // Whether it is ticked off says nothing of the question.
  return { indent, offset, text: text.replace(/^\[[ xX]\]\s+(?=\S)/, ''), isNumbered: /\d/.test(mark) }
}

/** A line without as many columns of space as its list puts before it. */
export function dedented(line: string, columns: number): string {
  const [space = ''] = /^[ \t]*/.exec(line) ?? []
  const wide = space.replaceAll('\t', '    ')
  return wide.slice(Math.min(columns, wide.length)) + line.slice(space.length)
}
