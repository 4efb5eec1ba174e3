import { NAMINGS, sectionOfHeading } from '../stages.ts'
import type { StageId } from '../stages.ts'
import type { Line } from './lines.ts'
import { HEADINGS } from './template.ts'
import { wordsOf } from './words.ts'

export type NamedSection = StageId | 'review-notes'

/** A heading of a note, of any kind. `lines`: one, or two if it is underlined. `level`: 7 for one without marks. */
export type NoteHeading = { readonly text: string; readonly level: number; readonly lines: readonly Line[] }

/** Which section a heading opens, and what its author wrote there beyond the section's name. */
export type StageHeading = {
  readonly section: NamedSection
  readonly extra: string
  /** Nothing but the name of a part that follow-up questions have as well: 问题, Answer. */
  readonly isGeneric: boolean
}

const ATX = /^ {0,3}(#{1,6})(?:[ \t]+|(?=[^#\s!]))(.*?)[ \t]*#*[ \t]*$/
const BOLD = /^ {0,3}(\*\*|__)(?! )(.+?)\1[:：]?\s*$/
const UNDERLINE = /^ {0,3}(=+|-{2,})\s*$/
const NUMERALS = '一二三四五六七八九'
const NUMBER =
  /^(?:stage|step|part|第)?\s*[（(【[]?\s*([一二三四五六七八九]|[1-9])(?![\d.]*\d)\s*(?:阶段|步|部分|节|关)?[)）】\]]?\s*[、.．:：,，–-]?\s*/iu

/** The heading that begins with the line at `at`, if any does. One without marks must be the name of a stage. */
export function headingAt(lines: readonly Line[], at: number): NoteHeading | null {
  const line = lines[at]
  if (!line || line.isCode || line.text === '') return null
  const [, marks, atx] = ATX.exec(line.text) ?? []
  // `#include` and `#tag` are no headings; `##一、问题` was meant as one.
  const isHeading = marks !== undefined && (/^ {0,3}#+[ \t]/.test(line.text) || stageOf(atx ?? '') !== null)
  if (isHeading) return { text: plain(atx ?? ''), level: marks.length, lines: [line] }

  const below = lines[at + 1]
  const isAlone = (lines[at - 1]?.text ?? '') === ''
  const [, underline] = (below && !below.isCode && UNDERLINE.exec(below.text)) || []
  if (below && underline !== undefined && isAlone && !/^\s*(?:[-*+>|]|\d+[.)])/.test(line.text)) {
    return { text: plain(line.text), level: underline.startsWith('=') ? 1 : 2, lines: [line, below] }
  }
  const text = plain(BOLD.exec(line.text)?.[2] ?? line.text)
  const stage = /^[（(【[]?[一二三四五六七八九][）)】\]、.．]/.test(text) || BOLD.test(line.text) ? stageOf(text) : null
  return stage && !stage.isGeneric && stage.extra === '' ? { text, level: 7, lines: [line] } : null
}

const plain = (text: string): string => text.replace(/[*_`]/g, '').trim()

/** The stage that a heading's text names, by number and keyword or by one of its names. Null: it is another heading. */
export function stageOf(heading: string): StageHeading | null {
  const text = plain(heading).normalize('NFKC')
  const number = NUMBER.exec(text)
  const rest = number ? text.slice(number[0].length) : text
  const section = byName(text) ?? (number ? byName(rest) : null) ?? sectionOfHeading(text) ?? byNumber(number, rest)
  if (section === null) return null
  const isGeneric = (section === 'question' || section === 'answer') && !number && wordsOf(text).length < 9
  return { section, extra: extraOf(plain(heading), section), isGeneric }
}

/** A number that stands alone: `###  3`. Whether it is a stage follows from its neighbours. */
export function bareNumberOf(heading: string): number | null {
  const text = plain(heading).normalize('NFKC')
  const [whole = '', mark = ''] = NUMBER.exec(text) ?? []
  if (mark === '' || whole.length < text.length) return null
  return NUMERALS.includes(mark) ? NUMERALS.indexOf(mark) + 1 : Number(mark)
}

export const sectionOfNumber = (number: number): NamedSection | null => NAMINGS[number - 1]?.id ?? null

/** By a name that means this section and no other, at the beginning; a short one must be all there is. */
function byName(text: string): NamedSection | null {
  const words = wordsOf(text)
  const found = NAMINGS.find(({ id }) =>
    HEADINGS[id].map(wordsOf).some((name) => (isTelling(name) ? words.startsWith(name) : words === name)),
  )
  // 七 and 八 of the template begin alike.
  if (found?.id === 'redesign' && /差距/.test(text)) return 'gap'
  return found?.id ?? null
}

const TELLING = [
  '你的思考',
  '你的回答',
  '鸡蛋里挑骨头',
  '你自己满意了吗',
  '下一个问题是什么',
  '重点回顾',
  '如果自己没有做过类型项目',
]
const isTelling = (name: string): boolean => TELLING.includes(name) || /^[a-z]{12,}$/.test(name)

/** Where no punctuation stands between number and keyword: `1问题`. */
function byNumber(number: RegExpExecArray | null, rest: string): NamedSection | null {
  const mark = number?.[1]
  if (mark === undefined) return null
  const naming = NAMINGS[(NUMERALS.includes(mark) ? NUMERALS.indexOf(mark) + 1 : Number(mark)) - 1]
  return naming?.keyword.test(rest) ? naming.id : null
}

/** What stands in a heading that neither the template nor this program writes there. */
function extraOf(heading: string, section: NamedSection): string {
  const text = heading.slice(NUMBER.exec(heading)?.[0].length ?? 0)
  // Each name is blotted out, so that offsets stay true.
  const rest = (PATTERNS.get(section) ?? []).reduce(
    (out, name) => out.replace(name, (found) => ' '.repeat(found.length)),
    text,
  )
  const first = rest.search(/[\p{L}\p{N}]/u)
  if (first < 0) return ''
  const last =
    rest.length -
    1 -
    [...rest]
      .toReversed()
      .join('')
      .search(/[\p{L}\p{N}]/u)
  return text.slice(first, last + 1)
}

/** The names of each section however they are spaced and punctuated, long ones first. */
const PATTERNS = new Map(NAMINGS.map(({ id }) => [id, patternsOf(HEADINGS[id])]))

function patternsOf(names: readonly string[]): readonly RegExp[] {
  return names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => new RegExp([...name.replace(/[^\p{L}\p{N}]+/gu, '')].join(String.raw`[^\p{L}\p{N}]*`), 'iu'))
}
