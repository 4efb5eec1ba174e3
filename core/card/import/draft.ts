import { toString } from 'mdast-util-to-string'
import { isPlainText, plainLine } from '../plain-answer.ts'
import type { SectionId } from '../stages.ts'
import { parseMarkdown } from '../syntax.ts'
import type { Block, Part, ReferencePart } from './block.ts'
import { withoutNoteLinks } from './inline-links.ts'
import type { Line } from './lines.ts'
import { wordsOf } from './words.ts'

/** A card in the making, with every line that has gone into it. */
export type Draft = {
  /** Names it within its note, the same at each import: the words of its question; empty for the note's own card. */
  readonly key: string
  readonly title: string
  readonly sections: ReadonlyMap<SectionId, readonly Part[]>
  /** Stage 6 behind its prose: keys of other cards of the note, and questions not yet asked. */
  readonly next: readonly (
    | { readonly kind: 'card'; readonly key: string }
    | { readonly kind: 'open'; readonly part: Part }
  )[]
  readonly references: readonly ReferencePart[]
  /** Lines that only say where a section begins. */
  readonly headings: readonly { readonly line: Line; readonly section: SectionId }[]
  /** The line that is the title, and stands nowhere else. */
  readonly titleLine: Line | null
  readonly topics: readonly { readonly line: Line; readonly text: string }[]
}

/** A line that says what another one has said. */
export type Duplicate = { readonly line: Line; readonly of: Line }

/** The longest question a card may be named by. */
const MAX_TITLE = 300

/** What a line says without its marks, short enough for a title. Empty: nothing that could be read. */
export function titleFrom(markdown: string): string {
  const text = plainLine(readAs(withoutNoteLinks(markdown.trim())))
  const title = text === '' || wordsOf(text) === '' ? '' : text
  return title.length <= MAX_TITLE ? title : `${title.slice(0, MAX_TITLE - 1).replace(/\p{Surrogate}$/u, '')}…`
}

function readAs(markdown: string): string {
  // Parsing is what costs: most questions have no mark in them.
  const text = markdown.replace(/^[-*+] (?=\S)/, '')
  if (isPlainText(text)) return text
  const tree = parseMarkdown(markdown)
  return tree.ok ? toString(tree.value) : markdown
}

/** The title that the first of some lines gives which says anything. Null: none does. */
export function titleOf(parts: readonly Part[]): string | null {
  for (const { text, line } of parts) {
    // An answer in the same line is none of the question.
    const [asked = ''] = text.split(/\s(?:回答|答案|答|Answer|A)\s*[:：]/)
    const title = line.isCode ? '' : titleFrom(asked)
    if (title !== '') return title
  }
  return null
}

/** The card that a question of a note becomes. `otherwise`: its title, where it says nothing itself. */
export function draftOf(block: Block, otherwise: string): Draft {
  const { question, answer, beside, references, marks } = block
  const title = titleOf(question) ?? otherwise
  const section = (mode: Block['mode']): SectionId => (mode === 'references' ? 'nitpick' : mode)
  const sections: [SectionId, readonly Part[]][] = [
    ['question', question],
    ['answer', answer],
    ['nitpick', beside],
  ]
  return {
    key: wordsOf(title).slice(0, 200) || `line ${question[0]?.line.number ?? 0}`,
    title,
    sections: new Map(sections.filter(([, parts]) => parts.some(({ text }) => text !== ''))),
    next: [],
    references,
    headings: marks.map(({ line, mode }) => ({ line, section: section(mode) })),
    titleLine: null,
    topics: [],
  }
}

/**
 * One draft for each question: what is asked twice is asked once, with all that was answered.
 * @returns `duplicates`: the lines that asked again
 */
export function merged(drafts: readonly Draft[]): {
  readonly drafts: readonly Draft[]
  readonly duplicates: readonly Duplicate[]
} {
  const byKey = new Map<string, Draft>()
  const duplicates: Duplicate[] = []
  for (const draft of drafts) {
    const first = byKey.get(draft.key)
    if (!first) {
      byKey.set(draft.key, draft)
      continue
    }
    const said = new Map([...first.sections.values()].flat().map(({ line }) => [wordsOf(line.text), line] as const))
    const again = (draft.sections.get('question') ?? []).filter(
      ({ line }) => said.has(wordsOf(line.text)) && wordsOf(line.text) !== '',
    )
    for (const { line } of again) {
      const of = said.get(wordsOf(line.text))
      if (of) duplicates.push({ line, of })
    }
    const rest = new Map(draft.sections)
    rest.set(
      'question',
      (draft.sections.get('question') ?? []).filter((part) => !again.includes(part)),
    )
    byKey.set(draft.key, {
      ...first,
      sections: joined(first.sections, rest),
      references: [...first.references, ...draft.references],
      headings: [...first.headings, ...draft.headings],
      topics: [...first.topics, ...draft.topics],
    })
  }
  return { drafts: [...byKey.values()], duplicates }
}

const BLANK: Part = { line: { number: 0, text: '', isCode: false }, text: '' }

function joined(a: Draft['sections'], b: Draft['sections']): Draft['sections'] {
  const all = new Map(a)
  for (const [section, parts] of b) {
    if (parts.every(({ text }) => text === '')) continue
    const before = all.get(section) ?? []
    all.set(section, before.length === 0 ? parts : [...before, BLANK, ...parts])
  }
  return all
}
