import type { CardId, Problem } from './card.ts'
import { readFields } from './lint/fields.ts'
import { cut } from './place-text.ts'
import { lineAt, lineStarts } from './render/report.ts'
import { strayProblem } from './stray-text.ts'
import type { TextDraft, Written } from './with-text.ts'

/** A problem by its place in the text that is being written, as UTF-16 offsets. Null: it is elsewhere in the file. */
export type TextProblem = Pick<Problem, 'severity' | 'message' | 'mend'> & {
  readonly from: number | null
  readonly to: number | null
}

/** Marked from where a problem is: a link or a tag at most, not a paragraph that is one long line. */
const MAX_MARKED = 40

/** What is wrong in a card's file, by places in the text that was put into it. */
export function problemsInText(
  draft: TextDraft,
  part: Written,
  text: string,
  problems: readonly Omit<Problem, 'file'>[],
): readonly TextProblem[] {
  const { lead, text: bare } = part === null ? { lead: '', text } : cut(text)
  const starts = lineStarts(text)
  const [skipped, count] = [lineStarts(lead).length - 1, lineStarts(bare).length]
  const first = draft.at === null ? null : lineAt(lineStarts(draft.source), draft.at)
  return problems.map(({ severity, message, mend, line, column }) => {
    const nth = first === null || line >= first + count ? -1 : line - first
    const start = nth < 0 ? undefined : starts[nth + skipped]
    const span = start === undefined ? { from: null, to: null } : markedAt(text, start, column)
    return { severity, message, mend, ...span }
  })
}

function markedAt(text: string, lineStart: number, column: number) {
  const line = /^[^\r\n]*/.exec(text.slice(lineStart))?.[0] ?? ''
  const at = Math.min(column - 1, line.length)
  const marked = /^\S*/.exec(line.slice(at))?.[0] ?? ''
  return { from: lineStart + at, to: lineStart + at + Math.min(marked.length, MAX_MARKED) }
}

/** Why a text cannot be saved as a part of the card `id`. Empty: it can. */
export function obstacles(draft: TextDraft, id: CardId, part: Written, text: string): readonly TextProblem[] {
  const { harm, read, source } = draft
  // What files cannot hold: half a character, and the byte that ends a text.
  const at = text.search(/[\0\p{Cs}]/u)
  if (at >= 0) {
    const message = 'there is a character here that is none'
    return [{ severity: 'error', message, mend: 'delete it', from: at, to: at + 1 }]
  }
  if (harm === 'not-its-own') return [strayProblem(draft, text)]
  const errors = read.problems.filter(({ severity }) => severity === 'error')
  if (harm === 'no-card') return problemsInText(draft, part, text, errors)
  if (read.card?.id === id) return []
  const message = `the id is ${read.card?.id}, but this is the card ${id}`
  const spot = readFields(source).at('id')
  return problemsInText(draft, part, text, [{ severity: 'error', ...spot, message, mend: `write \`id: ${id}\`` }])
}
