import type { Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'

/** Longer than any field somebody wrote, in UTF-16 units: what is longer is cut off, for the parsers' sake. */
export const MAX_HTML_CHARS = 100_000
/** Everything after the parser recurses once for each level. */
const MAX_DEPTH = 100

/** Elements of which nothing is to be read. */
export const UNSEEN = [
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'embed',
  'svg',
  'title',
  'textarea',
  'button',
]

/** What is left of HTML that cannot be followed. */
export const withoutTags = (html: string): string => html.slice(0, MAX_HTML_CHARS).replace(/<[^>]*>/g, ' ')

/** What HTML says, as one line without marks. */
export function htmlToText(html: string): string {
  const tree = parseHtml(html)
  return (tree === null ? withoutTags(html) : textOf(tree)).replace(/\s+/g, ' ').trim()
}

/** Null: it is nested more deeply than is followed. */
export function parseHtml(html: string): Root | null {
  try {
    const tree = fromHtml(html.slice(0, MAX_HTML_CHARS), { fragment: true })
    if (isDeeperThan(tree, MAX_DEPTH)) return null
    makeReadable(tree)
    return tree
  } catch (error) {
    // The parser's own tree is turned into ours step by step.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Takes out what cannot be read, be it written as it is or as a reference; in place. */
function makeReadable(tree: Root): void {
  visit(tree, (node) => {
    if (node.type === 'text') node.value = node.value.replace(UNREADABLE, '')
    if (node.type !== 'element') return
    for (const [name, value] of Object.entries(node.properties)) {
      if (typeof value === 'string') node.properties[name] = value.replace(UNREADABLE, '')
    }
  })
}

// What a card is complained of for: controls, and marks that reorder text.
// oxlint-disable-next-line no-control-regex
const UNREADABLE = /[\0-\x08\x0E-\x1F\x7F\u202A-\u202E\u2066-\u2069\uFFFD]|\p{Surrogate}/gu

// Without recursion, because that is what it protects from.
function isDeeperThan(node: Nodes, limit: number): boolean {
  let level: readonly Nodes[] = [node]
  for (let depth = 0; depth < limit; depth += 1) {
    level = level.flatMap((one) => ('children' in one ? one.children : []))
    if (level.length === 0) return false
  }
  return true
}

const BLOCKS = new Set(['br', 'div', 'p', 'li', 'tr', 'td', 'th', 'hr', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node) || (node.type === 'element' && UNSEEN.includes(node.tagName))) return ''
  const within = node.children.map(textOf).join('')
  return node.type === 'element' && BLOCKS.has(node.tagName) ? ` ${within} ` : within
}

/** What the images of HTML are called in it, each once. */
export function imagesOf(html: string): readonly string[] {
  const tree = parseHtml(html)
  const found = new Set<string>()
  if (tree === null) return []
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName === 'img' && typeof properties['src'] === 'string') found.add(properties['src'])
  })
  return [...found]
}
