import type { Element, ElementContent, Parents, Root as HtmlRoot } from 'hast'
import { sanitize, type Schema } from 'hast-util-sanitize'
import { toMdast } from 'hast-util-to-mdast'
import type { Nodes, Root } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { mathToMarkdown } from 'mdast-util-math'
import { mdxExpressionToMarkdown } from 'mdast-util-mdx-expression'
import { mdxJsxToMarkdown } from 'mdast-util-mdx-jsx'
import { toMarkdown } from 'mdast-util-to-markdown'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { HTML_ELEMENTS } from '#core/card/render/components.ts'
import { resolveUrl } from '#core/card/render/urls.ts'
import { sectionOfHeading } from '#core/card/stages.ts'
import { parseMdx } from '#core/card/syntax.ts'
import { toItem } from '#core/card/plain-answer.ts'
import { formulasIn, takeOutFormulas } from './formulas.ts'
import { parseHtml, UNSEEN, withoutTags } from './html-text.ts'

const SCHEMA: Schema = {
  strip: UNSEEN,
  tagNames: [...HTML_ELEMENTS, 'div', 'section', 'input'],
  ancestors: {},
  clobber: [],
  protocols: { href: ['http', 'https', 'mailto'] },
  attributes: {
    a: ['href'],
    code: [['className', /^language-/]],
    img: ['src', 'alt'],
    input: ['checked', ['type', 'checkbox']],
    ol: ['start'],
    td: ['align'],
    th: ['align'],
  },
}

/**
 * HTML from elsewhere as Markdown for one section of a card: what it looks like is dropped, what it says stays, and
 * nothing in it is taken for a mark, a component or the heading of another section.
 * @param imageFor where an image lies that the HTML calls by this name; null: there is none, and its name stands for it
 */
export function htmlToMarkdown(html: string, imageFor: (src: string) => string | null): string {
  const tree = parseHtml(html)
  if (tree === null) return escaped(withoutTags(html))
  takeOutFormulas(tree)
  const clean = sanitize(tree, SCHEMA)
  const root = clean.type === 'root' ? clean : { type: 'root' as const, children: [] }
  placeImages(root, imageFor)
  const markdown = toMdast(root)
  if (markdown.type !== 'root') return ''
  tame(markdown)
  const text = print(markdown)
  return readsAs(text, markdown) ? text : escaped(toString(markdown))
}

function placeImages(tree: HtmlRoot, imageFor: (src: string) => string | null): void {
  visit(tree, 'element', (node: Element, index, parent: Parents | undefined) => {
    if (node.tagName !== 'img' || !parent || index === undefined) return
    const src = typeof node.properties['src'] === 'string' ? node.properties['src'] : ''
    const alt = typeof node.properties['alt'] === 'string' ? node.properties['alt'] : ''
    const place = imageFor(src)
    const name = alt || src.split('/').at(-1) || '…'
    if (place !== null) node.properties = { src: place, alt: name }
    else parent.children[index] = /^https?:\/\//.test(src) ? linkTo(src, name) : { type: 'text', value: `[${name}]` }
  })
}

const linkTo = (href: string, text: string): ElementContent => ({
  type: 'element',
  tagName: 'a',
  properties: { href },
  children: [{ type: 'text', value: text }],
})

/** Makes formulas of TeX, keeps headings below those of the stages, takes off links that lead nowhere; in place. */
function tame(root: Root): void {
  visit(root, (node, index, parent) => {
    if (!parent || index === undefined) return
    if (node.type === 'heading') {
      const text = toString(node)
      // One that names a stage would begin it.
      if (sectionOfHeading(text) !== null) {
        parent.children[index] = { type: 'paragraph', children: [{ type: 'strong', children: node.children }] }
      } else node.depth = Math.max(node.depth, 3) as 3 | 4 | 5 | 6
    }
    if (node.type === 'link' && resolveUrl(node.url, '').kind === 'unsafe') {
      parent.children.splice(index, 1, ...node.children)
      return index
    }
    if (node.type === 'text' && parent.type !== 'link') {
      const parts = formulasIn(node.value)
      if (parts.length > 1 || parts[0]?.type !== 'text') parent.children.splice(index, 1, ...parts)
      return index + parts.length
    }
    return undefined
  })
}

const print = (root: Root): string =>
  toMarkdown(root, {
    extensions: [gfmToMarkdown(), mathToMarkdown(), mdxJsxToMarkdown(), mdxExpressionToMarkdown()],
    bullet: '-',
    emphasis: '*',
    rule: '-',
    fences: true,
    resourceLink: true,
    listItemIndent: 'one',
  }).trim()

const squeezed = (node: Nodes): string => toString(node).replace(/\s+/g, '')

/** Whether the Markdown says what it was made to say, and has nothing in it that a card may not have. */
function readsAs(text: string, meant: Root): boolean {
  const read = parseMdx(text)
  if (!read.ok || squeezed(read.value) !== squeezed(meant)) return false
  let isPlain = true
  visit(read.value, (node) => {
    if (node.type.startsWith('mdx') || node.type === 'html') isPlain = false
  })
  return isPlain
}

/** Each line as a paragraph in which every mark is a letter like others. */
const escaped = (text: string): string =>
  text
    .split(/\n+/)
    .map(toItem)
    .filter((line) => line !== '')
    .join('\n\n')
