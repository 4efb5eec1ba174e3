import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import { parseMarkdown } from '../syntax.ts'
import { fencedLines } from './fences.ts'

const CONFLICT = /^(?:<{7}|\|{7}|={7}|>{7})(?:[ \t].*)?$/

/**
 * Markdown in which nothing is left open that would take in what follows: code and formulas are closed or are none,
 * comments too, and the marks of a conflict that was never merged are paragraphs that say what they are.
 */
export function mended(markdown: string): string {
  return withoutOpenBlocks(withConflictsShown(markdown))
}

function withConflictsShown(markdown: string): string {
  if (!/^<{7}[ \t]/m.test(markdown)) return markdown
  const lines = markdown.split('\n')
  const { isFenced } = fencedLines(lines)
  const shown = lines.map((line, i) => (CONFLICT.test(line) && isFenced[i] !== true ? `\n\\${line}\n` : line))
  return shown.join('\n')
}

/** Formulas and comments that are never closed: their opening marks become characters, one after the other. */
function withoutOpenBlocks(markdown: string): string {
  let text = withLastFenceClosed(markdown)
  // Each pass takes one mark away.
  for (let at = openBlock(text); at !== null; at = openBlock(text)) {
    text = `${text.slice(0, at)}${text.slice(at).replace(/^\$+|^</, (marks) => [...marks].map((mark) => `\\${mark}`).join(''))}`
  }
  return text
}

function openBlock(text: string): number | null {
  if (!/\$\$|<(?:!|\?)/.test(text)) return null
  const tree = parseMarkdown(text)
  let found: number | null = null
  if (!tree.ok) return null
  visit(tree.value, (node: Nodes) => {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
    const raw = text.slice(start, end)
    const isOpen =
      (node.type === 'math' && !/\n[ \t>]*\$\$+[ \t]*$/.test(raw)) ||
      (node.type === 'html' && raw.startsWith('<!--') && !raw.includes('-->')) ||
      (node.type === 'html' && /^<(?:\?|!\[CDATA\[|![A-Z])/i.test(raw) && !raw.includes('>'))
    if (isOpen) found ??= start
  })
  return found
}

/** A fence that is open at the end of the text is closed there, if it is not that of a list or quote. */
function withLastFenceClosed(markdown: string): string {
  if (!/```|~~~/.test(markdown)) return markdown
  const tree = parseMarkdown(markdown)
  const last = tree.ok ? tree.value.children.at(-1) : undefined
  if (last?.type !== 'code') return markdown
  const raw = markdown.slice(last.position?.start.offset ?? 0, last.position?.end.offset ?? 0)
  const [, mark = ''] = /^(`{3,}|~{3,})/.exec(raw) ?? []
  const closing = raw.split('\n').slice(1).at(-1)?.trim() ?? ''
  const isClosed = closing.startsWith(mark) && closing === mark.charAt(0).repeat(closing.length)
  return mark === '' || isClosed ? markdown : `${markdown}\n${mark}`
}
