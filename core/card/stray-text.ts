import { cut } from './place-text.ts'
import { lineAt, lineStarts } from './render/report.ts'
import { findSections } from './sections.ts'
import { parseFlow } from './syntax.ts'
import { findExcess } from './syntax-limits.ts'
import type { TextProblem } from './text-problems.ts'
import type { TextDraft } from './with-text.ts'

/** Why a text does not keep to its section: it begins another one, or takes in those that stand after it. */
export function strayProblem({ source, read }: TextDraft, written: string): TextProblem {
  const { lead, text } = cut(written)
  const stray = findSections(text, 0).find(({ id }) => id !== 'preface')
  if (stray) {
    const starts = lineStarts(text)
    const from = starts[lineAt(starts, stray.start - 1) - 1] ?? 0
    const message = `the heading "${stray.heading}" begins another section of the card`
    const mend = 'write in that section, edit the whole file, or word the heading otherwise'
    return { severity: 'error', message, mend, from: lead.length + from, to: lead.length + stray.start }
  }
  const nowhere = { severity: 'error', from: null, to: null } as const
  const excess = findExcess(source, 'flow')
  if (excess) {
    const message = `the sections could not be told apart any more: ${excess.reason}`
    return { ...nowhere, message, mend: 'shorten it, or split the card' }
  }
  const mend = 'close what is open: ``` or ~~~ after code, --> after a comment, $$ after a formula'
  const flow = parseFlow(text)
  const last = flow.ok && read.card ? flow.value.children.at(-1)?.position : undefined
  const [start, end] = [last?.start.offset, last?.end.offset]
  if (start === undefined || end !== text.length) {
    return { ...nowhere, message: 'other sections would not stay as they are', mend }
  }
  const firstLine = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? ''
  const from = lead.length + start
  const message = 'this takes in the sections that stand after it'
  return { severity: 'error', message, mend, from, to: from + firstLine.length }
}
