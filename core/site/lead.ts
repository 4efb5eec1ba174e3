import type { Element, ElementContent, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'
import { CardId } from '#core/card/card.ts'
import { hasClass } from '#core/card/render/h.ts'
import { decoded } from '#core/card/wikilink.ts'
import { cardNamed, type Chain } from './chain.ts'
import { el } from './html.ts'
import { inkClass } from './ink.ts'
import type { Places } from './places.ts'

export type Leading = {
  readonly chain: Chain
  readonly places: Places
  /** Whose text it is. */
  readonly card: CardId
  /** Ids there are in its text. */
  readonly ids: ReadonlySet<string>
}

/** Markup of core/card/render as a tree. */
export const treeOf = (html: string): readonly RootContent[] => fromHtml(html, { fragment: true }).children

export function idsIn(nodes: readonly RootContent[]): readonly string[] {
  const ids: string[] = []
  visit({ type: 'root', children: [...nodes] }, 'element', ({ properties: { id } }) => {
    if (typeof id === 'string') ids.push(id)
  })
  return ids
}

/**
 * What core/card/render made for the app, for a site: links lead to its pages, images to its files, colours are classes.
 * A link that leads out of the chain, but not to the web, is its words.
 */
export const lead = (nodes: readonly RootContent[], leading: Leading): ElementContent[] =>
  nodes.flatMap((node) => leadNode(node, leading))

function leadNode(node: RootContent, leading: Leading): ElementContent[] {
  if (node.type === 'text') return [{ type: 'text', value: node.value }]
  if (node.type !== 'element') return []
  const children = lead(node.children, leading)
  switch (node.tagName) {
    case 'button':
      // Copies code, where there is the app's script.
      return []
    case 'a':
      return link(node, children, leading)
    case 'th':
      // A head that says nothing is none.
      return [own(children.length === 0 ? { ...node, tagName: 'td' } : node, children, leading)]
    case 'img':
      return image(node, leading)
    case 'span':
      if (hasClass(node, 'line')) return children
      return typeof node.properties['style'] === 'string'
        ? inked(node.properties['style'], children)
        : [own(node, children, leading)]
    default:
      return [own(node, children, leading)]
  }
}

function inked(style: string, children: ElementContent[]): ElementContent[] {
  const name = inkClass(style)
  return name === null ? children : [el('span', { className: [name] }, children)]
}

function own({ tagName, properties }: Element, children: ElementContent[], { places, card }: Leading): Element {
  const { style: _, id, ariaDescribedBy, ...rest } = properties
  return el(
    tagName,
    {
      ...rest,
      ...(typeof id === 'string' && { id: places.idOf(card, id) }),
      ...(Array.isArray(ariaDescribedBy) && {
        ariaDescribedBy: ariaDescribedBy.map((one) => places.idOf(card, String(one))),
      }),
    },
    children,
  )
}

function link(node: Element, children: ElementContent[], leading: Leading): ElementContent[] {
  const href = hrefOf(String(node.properties['href'] ?? ''), leading)
  if (href === null) return hasClass(node, 'heading-anchor') ? [] : [el('span', {}, children)]
  const { dataCard: _, dataDemo: __, ...properties } = node.properties
  return [own({ ...node, properties: { ...properties, href } }, children, leading)]
}

/** Null: it leads to nothing that is part of the site. */
function hrefOf(href: string, { chain, places, card, ids }: Leading): string | null {
  if (/^(https?|mailto):/i.test(href)) return href
  if (href.startsWith('#')) {
    const part = href.slice(1)
    return ids.has(part) ? `#${places.idOf(card, part)}` : null
  }
  const [, by, name = '', part] = /^\/q\/(~?)([^#]*)(?:#(.*))?$/.exec(href) ?? []
  if (by !== undefined) {
    const id = by === '~' ? cardNamed(chain, decoded(name)) : CardId.safeParse(name).data
    return id !== undefined && chain.byId.has(id) ? places.card(id, part) : null
  }
  const shown = imageAt(href, chain)
  return shown === null ? null : places.image(shown)
}

function image(node: Element, leading: Leading): ElementContent[] {
  const name = imageAt(String(node.properties['src'] ?? ''), leading.chain)
  const alt = String(node.properties['alt'] ?? '')
  if (name === null) return [{ type: 'text', value: alt }]
  return [own({ ...node, properties: { ...node.properties, src: leading.places.image(name) } }, [], leading)]
}

const IMAGES = '/media/cards/images/'

/** The image of the bundle that an address of the app means. */
function imageAt(address: string, { images }: Chain): string | null {
  const name = address.startsWith(IMAGES) ? decoded(address.slice(IMAGES.length)) : ''
  return images.has(name) ? name : null
}
