import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { parseMarkdown, parseMdx } from '../syntax.ts'
import { ALL_HTML, textOfHtml, type HtmlPolicy } from './html-tags.ts'
import { editsFor } from './mdx-edits.ts'
import { mended } from './mend-markdown.ts'
import { verbatim } from './verbatim.ts'

/** `isVerbatim`: there was no other way than to show all of it as code. */
export type Mdx = { readonly text: string; readonly isVerbatim: boolean }

/** Characters that the parser can be given whatever they are. */
const MAX_UNWEIGHED = 4000
/** Fenced code at the left edge, which reads the same in either. */
const PLAIN_CODE = /^(`{3,})[^`\n]*\n(?:(?!\1).*\n)*\1[ \t]*$|^(~{3,}).*\n(?:(?!\2).*\n)*\2[ \t]*$/gm
/** What has to be understood as Markdown: code by indentation, headings, marks that may be left open, formulas. */
const INTRICATE = /\$|^(?: {4}|\t)|^[ \t>]*(?:[-*+]|\d+[.)])? {5}|^ {0,3}#|^ {0,3}(?:=+|-+)[ \t]*$|```|~~~/m
/** A `<` or `{` that may be more than a character: HTML, or part of an escape, a link or an address. */
const MARKED = new RegExp(
  String.raw`<(?:[!?]|/?(?:${ALL_HTML.join('|')})\b|[a-z][\w+.-]*[:@])|\\[<{]|[\][][^\n]*[<{]|[<{][^\n]*[\][]|(?:://|www\.|@)\S*[<{]`,
  'i',
)

/**
 * Plain Markdown as MDX that shows the same: the source with edits where MDX would read something else, every other
 * character as it was. Never fails, and what it gives can always be parsed.
 */
export function toMdx(markdown: string): Mdx {
  const prose = markdown.replace(PLAIN_CODE, '')
  const isIntricate = markdown.length > MAX_UNWEIGHED || INTRICATE.test(prose) || MARKED.test(prose)
  const plain = isIntricate ? null : withEscapes(markdown)
  if (plain !== null) return { text: plain, isVerbatim: false }
  const source = mended(markdown)
  const tree = parseMarkdown(source)
  if (!tree.ok) return { text: verbatim(markdown), isVerbatim: true }
  for (const policy of ['keep', 'show'] as const) {
    const text = withEdits(source, tree.value, policy)
    if (text !== null) return { text, isVerbatim: false }
  }
  return { text: verbatim(markdown), isVerbatim: true }
}

/**
 * A text that is not intricate, with a backslash before each `<` and `{` outside code. Without the parser, which takes
 * ten times as long. Null: it is not clear where code begins and ends.
 */
function withEscapes(markdown: string): string | null {
  if (!/[<{]/.test(markdown)) return markdown
  let isClear = true
  const escaped = withoutCode(markdown, (text) => {
    const parts = text.split(/(?<!`)`(?!`)/)
    isClear &&=
      !text.includes('``') && parts.length % 2 === 1 && parts.every((part, i) => i % 2 === 0 || !part.includes('\n'))
    return parts.map((part, i) => (i % 2 === 0 ? part.replace(/[<{]/g, String.raw`\$&`) : part)).join('`')
  })
  return isClear ? escaped : null
}

/** Changes all of a text but its fenced code. */
function withoutCode(markdown: string, change: (text: string) => string): string {
  let [text, from] = ['', 0]
  for (const { 0: code, index } of markdown.matchAll(PLAIN_CODE)) {
    text += change(markdown.slice(from, index)) + code
    from = index + code.length
  }
  return text + change(markdown.slice(from))
}

/** Null: it would not say the same. */
function withEdits(source: string, tree: Root, policy: HtmlPolicy): string | null {
  const { edits, shown } = editsFor(source, tree, policy)
  let [text, from] = ['', 0]
  for (const { start, end, text: by } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < from) continue
    text += source.slice(from, start) + by
    from = end
  }
  text += source.slice(from)
  const read = parseMdx(text)
  if (!read.ok) return null
  const isSame =
    textOf(tree, (node) => (shown.has(node) ? sourceOf(source, node) : textOfHtml(sourceOf(source, node)))) ===
    textOf(read.value, () => null)
  return isSame ? text : null
}

const sourceOf = (source: string, { position }: Nodes): string =>
  source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)

/** What is to be read in a tree. Spaces, quote marks at the beginning of lines of HTML, and emphasis are not counted. */
function textOf(tree: Root, html: (node: Nodes) => string | null): string {
  const texts: string[] = []
  visit(tree, (node) => {
    if (node.type === 'html') texts.push(html(node) ?? '\0')
    else if (node.type === 'image' || node.type === 'imageReference') texts.push(node.alt ?? '')
    // An expression that is no comment would be shown, or not, as nobody wrote it.
    else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      if (!/^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value)) texts.push('\0')
    } else if ('value' in node) texts.push(node.value)
  })
  return texts.join('').replace(/[\s>]+/g, '')
}
