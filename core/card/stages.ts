/** The eight stages a question is worked through, in order. */
export const STAGES = ['question', 'thought', 'answer', 'nitpick', 'verdict', 'followups', 'redesign', 'gap'] as const
export type StageId = (typeof STAGES)[number]

/** What a section of a card may be: prose before the first heading, a stage, or the ninth heading of older notes. */
export const SECTIONS = ['preface', ...STAGES, 'review-notes'] as const
export type SectionId = (typeof SECTIONS)[number]

type Naming = {
  readonly id: Exclude<SectionId, 'preface'>
  readonly number: number
  /** The heading the app writes. */
  readonly zh: string
  readonly en: string
  /** A numbered heading whose text holds this is the section. */
  readonly keyword: RegExp
}

/** One row a section: how its heading is written, and how it is known again. */
export const NAMINGS: readonly Naming[] = [
  { id: 'question', number: 1, zh: '问题', en: 'Question', keyword: /^(问题|题目|question)/i },
  { id: 'thought', number: 2, zh: '十秒思考', en: 'Ten-second thought', keyword: /思考|^(ten-second |your )?thought/i },
  { id: 'answer', number: 3, zh: '一分钟回答', en: 'One-minute answer', keyword: /回答|^(one-minute |your )?answer/i },
  { id: 'nitpick', number: 4, zh: '挑骨头', en: 'Nitpick', keyword: /骨头|^nitpick/i },
  { id: 'verdict', number: 5, zh: '过关自评', en: 'Verdict', keyword: /过关|满意|自评|^verdict|^(honest )?gate\b/i },
  {
    id: 'followups',
    number: 6,
    zh: '下一个问题',
    en: 'Next questions',
    keyword: /下一个问题|追问|^next question|^follow-?ups?/i,
  },
  { id: 'redesign', number: 7, zh: '重新设计', en: 'Redesign', keyword: /重新设计|^redesign/i },
  { id: 'gap', number: 8, zh: 'Demo 与真实项目的差距', en: 'Demo vs. real project', keyword: /差距|^demo vs|^gap\b/i },
  { id: 'review-notes', number: 9, zh: '重点回顾', en: 'Review notes', keyword: /重点回顾|^review notes/i },
]

const NUMERALS = '一二三四五六七八九'
const NUMBERED = /^[（(]?\s*([一二三四五六七八九]|[1-9])\s*(?:[)）]\s*[、.．:：]?|[、.．:：]|\s)\s*/u

/** The heading as the app writes it, without marks: 一、问题 or 1. Question. */
export function canonicalHeading(id: Naming['id'], lang: string): string {
  const naming = NAMINGS.find((n) => n.id === id)
  if (!naming) throw new Error(`no heading for ${id}`)
  return /^zh\b/i.test(lang) ? `${NUMERALS[naming.number - 1]}、${naming.zh}` : `${naming.number}. ${naming.en}`
}

/**
 * The section a heading opens, or null for any other heading.
 * A numbered heading must carry its stage's keyword, so that "1. Bind first" under the nitpick stays where it is;
 * one without a number must be the stage's very name.
 */
export function sectionOfHeading(heading: string): Naming['id'] | null {
  const text = heading.normalize('NFKC').trim()
  const numbered = NUMBERED.exec(text)
  if (numbered?.[1]) {
    const mark = numbered[1]
    const number = NUMERALS.includes(mark) ? NUMERALS.indexOf(mark) + 1 : Number(mark)
    const naming = NAMINGS[number - 1]
    return naming?.keyword.test(text.slice(numbered[0].length)) ? naming.id : null
  }
  const name = text.replace(/[\s:：?？.。]+$/u, '').toLowerCase()
  return NAMINGS.find((n) => name === n.zh.toLowerCase() || name === n.en.toLowerCase())?.id ?? null
}
