import type { Code, Heading, Html, Link, Nodes, Parents, Root } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { toString } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { sectionOfHeading } from '../stages.ts'
import { htmlAsMdx, htmlAsText, unbalancedIn, type HtmlPolicy } from './html-tags.ts'
import { fenceFor } from './verbatim.ts'

export type Edit = Span & { readonly text: string }

type Span = { readonly start: number; readonly end: number }

/**
 * What has to be changed in plain Markdown so that MDX reads the same.
 * @returns `shown`: the pieces of HTML that become text
 */
export function editsFor(
  source: string,
  tree: Root,
  policy: HtmlPolicy,
): { readonly edits: readonly Edit[]; readonly shown: ReadonlySet<Nodes> } {
  const edits: Edit[] = []
  const kept: Span[] = []
  const shown = new Set<Nodes>()
  const unbalanced = unbalancedIn(htmlIn(tree))
  visit(tree, (node, _, parent) => {
    const span = spanOf(node)
    if (!span) return undefined
    const raw = source.slice(span.start, span.end)
    if (node.type === 'heading' && parent?.type === 'root') edits.push(...tamed(raw, span, node))
    else if (node.type === 'html') {
      const mdx = htmlAsMdx(raw, policy, unbalanced)
      edits.push(mdx === null ? htmlShown(source, span, node, parent) : { ...span, text: mdx })
      if (mdx === null) shown.add(node)
      kept.push(span)
    } else if (isCode(node) || node.type === 'definition') {
      if (node.type === 'code' && !/^(?:`{3}|~{3})/.test(raw)) edits.push(fenced(source, span, node))
      kept.push(span)
    } else if (node.type === 'image' || node.type === 'imageReference') {
      const target = raw.lastIndexOf(node.type === 'image' ? '](' : '][')
      if (target >= 0) kept.push({ start: span.start + target, end: span.end })
    } else if (node.type === 'link' && !raw.startsWith('[')) {
      const isHarmless = !/[<{]/.test(raw) && !/[<{]/.test(source[span.end] ?? '')
      if (!isHarmless) edits.push({ ...span, text: printed(node) })
      kept.push(span)
      return SKIP
    } else if (node.type === 'link' || node.type === 'linkReference') {
      kept.push({ start: node.children.at(-1)?.position?.end.offset ?? span.start, end: span.end })
    }
    return undefined
  })
  return { edits: [...edits, ...escapes(source, kept)], shown }
}

function htmlIn(tree: Root): readonly string[] {
  const found: string[] = []
  visit(tree, 'html', ({ value }) => void found.push(value))
  return found
}

const isCode = ({ type }: Nodes): boolean =>
  type === 'code' || type === 'inlineCode' || type === 'math' || type === 'inlineMath'

/** HTML that has to be read as it is written: a block of it as code, what stands in a line as its characters. */
function htmlShown(source: string, span: Span, node: Html, parent: Parents | undefined): Edit {
  const isBlock = parent?.type !== 'paragraph' && node.value.includes('\n')
  if (isBlock) return fenced(source, span, { value: node.value, lang: 'html' })
  return { ...span, text: htmlAsText(source.slice(span.start, span.end)) }
}

/** A block as fenced code, each line behind what its list or quote puts before it. */
function fenced(source: string, { start, end }: Span, { value, lang }: Pick<Code, 'value' | 'lang'>): Edit {
  const fence = fenceFor(value)
  const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start)
  const prefix = before.replace(/[^>\s]/g, ' ')
  const lines = [`${fence}${lang ?? ''}`, ...value.split('\n'), fence]
  return { start, end, text: lines.map((line, i) => (i === 0 ? line : `${prefix}${line}`)).join('\n') }
}

/** Keeps a heading below those of the stages; one that would begin a stage becomes a line of bold text. */
function tamed(raw: string, { start, end }: Span, node: Heading): readonly Edit[] {
  const opening = /^\s*#{1,6}[ \t]*/.exec(raw)?.[0].length ?? 0
  const closing = /(?:[ \t]+#+[ \t]*|\n[ \t]*(?:=+|-+)[ \t]*)$/.exec(raw)?.[0].length ?? 0
  const around = (before: string, after: string): readonly Edit[] => [
    { start, end: start + opening, text: before },
    { start: end - closing, end, text: after },
  ]
  const text = raw.slice(opening, raw.length - closing)
  const namesStage = [toString(node), text.replace(/[*_`]/g, '')].some((one) => sectionOfHeading(one) !== null)
  // Bold text holds no other, and an underlined heading may have several lines, which no other kind can.
  if (namesStage) return /[*_]/.test(text) ? around('', '') : around('**', '**')
  if (text.includes('\n')) return around('', '')
  return opening > 0 && node.depth >= 3 ? [] : around('### ', '')
}

const printed = (node: Link): string =>
  toMarkdown({ type: 'paragraph', children: [node] }, { extensions: [gfmToMarkdown()], resourceLink: true })
    .trim()
    .replace(/(?<!\\)[<{]/g, String.raw`\$&`)

/** A backslash before every `<` and `{` that is text and has none. */
function escapes(source: string, kept: readonly Span[]): readonly Edit[] {
  return [...source.matchAll(/\\[\s\S]|[<{]/g)]
    .filter(({ 0: mark, index: at }) => mark.length === 1 && !kept.some(({ start, end }) => start <= at && at < end))
    .map(({ index: at }) => ({ start: at, end: at, text: '\\' }))
}

function spanOf({ position }: Nodes): Span | null {
  const [start, end] = [position?.start.offset, position?.end.offset]
  return start === undefined || end === undefined ? null : { start, end }
}
