import type { Nodes, PhrasingContent, Text } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { mathToMarkdown } from 'mdast-util-math'
import { mdxExpressionToMarkdown } from 'mdast-util-mdx-expression'
import { mdxJsxToMarkdown } from 'mdast-util-mdx-jsx'
import { toMarkdown } from 'mdast-util-to-markdown'
import { toString } from 'mdast-util-to-string'
import type { CardId } from './card.ts'
import { resolveUrl } from './render/urls.ts'
import { parseMdx } from './syntax.ts'
import { estimateCostMs } from './syntax-limits.ts'

// What nobody types on purpose and a card is complained of for: controls, marks that reorder text, unreadable bytes.
// oxlint-disable-next-line no-control-regex
const UNREADABLE = /[\0-\x08\x0E-\x1F\x7F\u202A-\u202E\u2066-\u2069\uFFFD]|\p{Surrogate}/gu

/** Estimated milliseconds of parsing that one text may cost. Ordinary ones cost a thousandth of it. */
const MAX_COST_MS = 100

// Letters, digits and punctuation that is no mark; a full stop only in a number, as others make addresses.
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N} ，。？！：；、“”（）《》,?']|(?<=\d)\.(?=\d))*$/u

/** Whether a line reads as it is typed, as most questions do: what takes the parser to find out otherwise. */
export const isPlainText = (line: string): boolean => PLAIN.test(line)

/** What was typed as the one line it is kept as. Empty if there is nothing in it. */
export const plainLine = (typed: string): string => typed.replace(UNREADABLE, '').replace(/\s+/g, ' ').trim()

/**
 * What somebody typed, as Markdown for one paragraph or list item of a card. Inline code and emphasis stay as they
 * are; anything else that Markdown or MDX would take for a mark is escaped, so that no text breaks the card and all
 * of it is read as it was typed. Empty if there is nothing in it.
 */
export function toItem(typed: string): string {
  const line = plainLine(typed)
  if (readMarked(line) !== null) return line
  const coded = readCoded(line)
  return coded === null ? escape(line) : print(coded)
}

/** The same as a link to a card, for stage 6. The whole text is the link. */
export function toCardLink(typed: string, id: CardId): string {
  const line = plainLine(typed)
  const url = `card:${id}`
  if (isPlainText(line)) return `[${line}](${url})`
  // A link holds no other.
  const children = (readMarked(line) ?? readCoded(line))?.map(unlinked)
  const links = [children ?? [], [toText(line)]]
    .filter((label) => label.length > 0)
    .map((label) => print([{ type: 'link', url, children: label }]))
  const isLink = (nodes: readonly PhrasingContent[]): boolean =>
    nodes.length === 1 && nodes[0]?.type === 'link' && nodes[0].url === url
  return links.find((markdown) => readsAs(markdown, readText(line), isLink)) ?? `[${spellOut(line)}](${url})`
}

const unlinked = (node: PhrasingContent): PhrasingContent => {
  if (node.type === 'link') return toText(node)
  return node.type === 'emphasis' || node.type === 'strong' ? { ...node, children: node.children.map(unlinked) } : node
}

/** How a text reads once its marks have become what they stand for: what the card's list of follow-ups says. */
export function readText(typed: string): string {
  const line = plainLine(typed)
  return toString(readMarked(line) ?? readCoded(line) ?? toText(line)).trim()
}

/** The text with code and emphasis, if that is all the marks it has and all are meant as such. Null: it is not. */
function readMarked(line: string): PhrasingContent[] | null {
  if (!/[`*_]/.test(line) || !isCheap(line)) return null
  const source = `- ${line}`
  const children = paragraphOf(source)
  if (children === null || toString(children).trim() === '') return null
  return children.every((node) => isMeant(node, source)) ? children : null
}

/**
 * A text whose code is meant as such, and whose other marks are not: `Map<K, V>` in backquotes beside `{x}` without.
 * Null: there is no such code, or it cannot be written so that all of it is read as it was typed.
 */
function readCoded(line: string): PhrasingContent[] | null {
  const nodes = line
    .split(/(?<!`)`(?!`)/)
    .map((value, i): PhrasingContent => (i % 2 === 0 ? toText(value) : { type: 'inlineCode', value }))
  const codes = nodes.filter(({ type }) => type === 'inlineCode')
  // An odd one out is a backquote and no more.
  const isPaired = nodes.length > 1 && nodes.length % 2 === 1
  if (!isPaired || codes.some((node) => toString(node).trim() !== toString(node) || toString(node) === '')) return null
  const children = nodes.filter((node) => toString(node) !== '')
  const isSame = (read: readonly PhrasingContent[]): boolean =>
    areHarmless(read) && read.filter(({ type }) => type === 'inlineCode').length === codes.length
  return readsAs(print(children), toString(children).trim(), isSame) ? children : null
}

/** `source`: what `node` was read from. */
function isMeant(node: PhrasingContent, source: string): boolean {
  const [start, end] = [node.position?.start.offset, node.position?.end.offset]
  if (start === undefined || end === undefined) return false
  switch (node.type) {
    // An escape or a reference reads otherwise than it is typed, and a label may be defined anywhere in the card.
    case 'text':
      return source.slice(start, end) === node.value && !node.value.includes('[')
    case 'inlineCode':
      return true
    case 'link':
      return source.slice(start, end) === toString(node) && isHarmless(node)
    // `a*b*c` is a product and `__init__` a name.
    case 'emphasis':
    case 'strong':
      return (
        source[start] === '*' &&
        !/[\p{L}\p{N}]/u.test(latin(source[start - 1]) + latin(source[end])) &&
        node.children.every((child) => isMeant(child, source))
      )
    default:
      return false
  }
}

/** Chinese has no blanks, so a mark next to a Chinese character stands free. */
const latin = (char = ''): string => (/\p{Script=Han}/u.test(char) ? '' : char)

function escape(line: string): string {
  if (line === '') return ''
  const escaped = print([toText(line)])
  if (readsAs(escaped, line, areHarmless)) return escaped
  // An address is a link however it is escaped; one that may not be followed is harmless as code.
  const children = isCheap(escaped) ? paragraphOf(escaped) : null
  const coded = print(
    (children ?? []).map((node) => (node.type === 'link' ? { type: 'inlineCode', value: toString(node) } : node)),
  )
  return readsAs(coded, line, areHarmless) ? coded : spellOut(line)
}

const toText = (of: string | PhrasingContent): Text => ({
  type: 'text',
  value: typeof of === 'string' ? of : toString(of),
})

const print = (children: PhrasingContent[]): string =>
  toMarkdown(
    { type: 'paragraph', children },
    {
      extensions: [gfmToMarkdown(), mathToMarkdown(), mdxJsxToMarkdown(), mdxExpressionToMarkdown()],
      resourceLink: true,
    },
  ).trim()

/** Whether Markdown is read as this very text, both as an item and as a paragraph, and soon enough. */
function readsAs(markdown: string, text: string, isRight: (nodes: readonly PhrasingContent[]) => boolean): boolean {
  if (!isCheap(markdown)) return false
  return [`- ${markdown}`, markdown].every((source) => {
    const children = paragraphOf(source)
    return children !== null && isRight(children) && toString(children).trim() === text
  })
}

const isCheap = (markdown: string): boolean => estimateCostMs(markdown) <= MAX_COST_MS

const areHarmless = (nodes: readonly PhrasingContent[]): boolean => nodes.every(isHarmless)

const isHarmless = (node: PhrasingContent): boolean =>
  node.type === 'text' ||
  node.type === 'inlineCode' ||
  (node.type === 'link' && resolveUrl(node.url, '').kind !== 'unsafe')

/** What the only paragraph of a text, or of its only item, holds. Null: there is something else. */
function paragraphOf(source: string): PhrasingContent[] | null {
  const tree = parseMdx(source)
  let block: Nodes | null = tree.ok ? onlyChild(tree.value) : null
  if (block?.type === 'list') block = onlyChild(block)
  if (block?.type === 'listItem') block = typeof block.checked === 'boolean' ? null : onlyChild(block)
  return block?.type === 'paragraph' ? block.children : null
}

const onlyChild = <T extends Nodes>({ children }: { readonly children: readonly T[] }): T | null =>
  children.length === 1 ? (children[0] ?? null) : null

/** Every mark as a character reference: nothing to look at, but nothing can be read into it. */
const spellOut = (line: string): string =>
  line
    .replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/^\d/, (digit) => `&#${digit.charCodeAt(0)};`)
