import type { Element, ElementContent, Parents, Properties, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { SKIP, visit } from 'unist-util-visit'
import type { Card } from '#core/card/card.ts'
import type { RenderedCard, RenderedSection } from '#core/card/render/rendered.ts'
import { htmlToText } from '../html-text.ts'

/** Under which name of the package an image lies, by its path in the content folder. Null: it is not in the package. */
export type ImageName = (path: string) => string | null

/** The fields of a card's note: the question; the model answer and the points it should cover; where the card is. */
export function fieldsOf(
  card: Pick<Card, 'id' | 'title' | 'lang' | 'keyPoints'>,
  { sections }: Pick<RenderedCard, 'sections'>,
  imageName: ImageName,
): [string, string, string] {
  const html = (id: RenderedSection['id']): string =>
    sections
      .filter((section) => section.id === id)
      .map((section) => plainHtml(section, imageName))
      .join('\n')
  const question = html('question')
  const title = toHtml(element('h2', {}, [{ type: 'text', value: card.title }]))
  const isSaid = squeezed(htmlToText(question)).includes(squeezed(card.title))
  return [
    wrapped(card.lang, isSaid ? question : `${title}\n${question}`.trim()),
    wrapped(card.lang, [html('answer'), pointsHtml(card)].filter((part) => part !== '').join('\n')),
    unlikeAnki(
      toHtml(
        element('a', { href: `http://127.0.0.1:3000/q/${card.id}` }, [{ type: 'text', value: `追问 ${card.id}` }]),
      ),
    ),
  ]
}

/** The paths in the content folder of the images that sections show. */
export function imagesIn({ sections }: Pick<RenderedCard, 'sections'>): readonly string[] {
  const found: string[] = []
  const note = (path: string): null => {
    found.push(path)
    return null
  }
  for (const section of sections) if (isPacked(section)) plainHtml(section, note)
  return found
}

const isPacked = ({ id }: RenderedSection): boolean => id === 'question' || id === 'answer'

const squeezed = (text: string): string => text.replace(/\s+/g, '')

const element = (tagName: string, properties: Properties, children: ElementContent[]): Element => {
  return { type: 'element', tagName, properties, children }
}

const wrapped = (lang: string, html: string): string =>
  `<div class="zhuiwen" lang="${toHtml({ type: 'text', value: lang })}">${html}</div>`

function pointsHtml({ keyPoints, lang }: Pick<Card, 'keyPoints' | 'lang'>): string {
  if (keyPoints.length === 0) return ''
  const head = /^zh\b/i.test(lang) ? '要点' : 'Key points'
  const items = keyPoints.map(({ point }) => element('li', {}, [{ type: 'text', value: point }]))
  const title = element('p', {}, [element('strong', {}, [{ type: 'text', value: head }])])
  return unlikeAnki(toHtml([title, element('ul', {}, items)]))
}

/** A section as HTML that stands by itself: without what only a page of ours has. */
function plainHtml({ blocks }: RenderedSection, imageName: ImageName): string {
  return blocks
    .map((block) => {
      if (block.kind === 'demo') return toHtml(element('p', {}, [{ type: 'text', value: `Demo: ${block.id}` }]))
      const tree = fromHtml(block.html, { fragment: true })
      strip(tree, imageName)
      return toHtml(tree)
    })
    .map(unlikeAnki)
    .join('\n')
}

function strip(tree: Root, imageName: ImageName): void {
  visit(tree, 'element', (node, index, parent: Parents | undefined) => {
    if (!parent || index === undefined) return undefined
    const { properties, tagName } = node
    const put = (...nodes: ElementContent[]): number => {
      parent.children.splice(index, 1, ...nodes)
      return index
    }
    // MathML is drawn as it is, with all it has.
    if (tagName === 'math') return SKIP
    if (tagName === 'button' || hasClass(node, 'heading-anchor')) return put()
    if (tagName === 'input') return put({ type: 'text', value: properties['checked'] ? '☑ ' : '☐ ' })
    if (tagName === 'img') {
      const path = pathOf(properties['src'])
      const [name, alt] = [path === null ? null : imageName(path), String(properties['alt'] ?? '')]
      if (name === null) return put({ type: 'text', value: `[${alt || path || '…'}]` })
      node.properties = { src: name, alt }
      return undefined
    }
    // Links within the page or the app lead nowhere from here.
    if (tagName === 'a' && !/^(https?|mailto):/.test(String(properties['href'] ?? ''))) return put(...node.children)
    const language = tagName === 'div' ? properties['dataLang'] : undefined
    if (typeof language === 'string') nameLanguage(node, language)
    node.properties = kept(properties)
    return undefined
  })
}

const KEPT = ['href', 'className', 'align', 'colSpan', 'rowSpan', 'start', 'open', 'lang', 'dir']

const kept = (properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => KEPT.includes(name)))

const hasClass = ({ properties }: Element, name: string): boolean =>
  Array.isArray(properties['className']) && properties['className'].includes(name)

/** Puts the language of code where other programs look for it. */
function nameLanguage(block: Element, language: string): void {
  visit(block, 'element', (node) => {
    if (node.tagName === 'code') node.properties['className'] = [`language-${language}`]
  })
}

/** The path in the content folder of an image that the app serves. */
function pathOf(src: unknown): string | null {
  if (typeof src !== 'string' || !src.startsWith('/media/')) return null
  return src.slice('/media/'.length).split('/').map(decodeURIComponent).join('/')
}

/** Spells out what Anki would take for a formula, a sound or a gap to fill, though it is only text. */
const unlikeAnki = (html: string): string =>
  html
    .replace(/\\(?=[()[\]])/g, '&#92;')
    .replace(/\[(?=sound:|anki:|latex\]|\/latex\]|\/?\$)/gi, '&#91;')
    .replace(/\{(?=\{)/g, '&#123;')
