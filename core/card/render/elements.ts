import type { Element, ElementContent, Properties } from 'hast'
import type { State } from 'mdast-util-to-hast'
import { attributesOf, COMPONENTS, HTML_ELEMENTS } from './components.ts'
import { h } from './h.ts'
import { type JsxElement, readLiterals } from './literals.ts'
import type { Report } from './report.ts'
import { slugify } from './slug.ts'

/** What the handlers need to know about the section they render. */
export type Scope = {
  readonly report: Report
  /** The whole file: positions count from its start. */
  readonly source: string
  /** Of the section, for nodes that have no place of their own. */
  readonly start: number
}

type Positioned = { readonly type: string; readonly position?: JsxElement['position'] }

/** Offset in the file of a node; the section's start for a node that a transform made up. */
export const offsetOf = (scope: Scope, node: Positioned): number => node.position?.start.offset ?? scope.start

/** The node as its author wrote it. */
export function sourceOf(scope: Scope, node: Positioned): string {
  return scope.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
}

/** Shows a node's source in place of what it would have been, and says so. */
export function showSource(scope: Scope, node: Positioned, message: string, mend: string): Element {
  scope.report.warn(offsetOf(scope, node), message, mend)
  const code = h('code', { className: ['mdx-source'] }, [{ type: 'text', value: sourceOf(scope, node) }])
  return isFlow(node) ? h('pre', {}, [code]) : code
}

const isFlow = (node: Positioned): boolean => !/Text(?:Element|Expression)$|Reference$/.test(node.type)

/** Renders a listed component or a harmless HTML element; anything else is shown as source. */
export function renderElement(scope: Scope, state: State, node: JsxElement, atTopLevel: boolean): Element | Element[] {
  const name = node.name ?? ''
  const component = COMPONENTS.find((one) => one.name === name)
  if (!component && !HTML_ELEMENTS.includes(name)) {
    const listed = COMPONENTS.find((one) => one.name.toLowerCase() === name.toLowerCase())
    const mend = listed ? `write <${listed.name}>` : 'write \\<, or put it into a code span'
    return showSource(scope, node, `<${name}> is not an element that cards may use`, mend)
  }
  const literals = readLiterals(node, component?.attributes ?? attributesOf(name))
  if ('message' in literals) return showSource(scope, node, literals.message, literals.mend)
  const { values, dropped } = literals
  if (name === 'Demo' && node.children.length > 0) {
    return showSource(scope, node, '<Demo> takes no content', 'write <Demo id="…" />')
  }
  for (const message of dropped) scope.report.warn(offsetOf(scope, node), message, 'correct or remove it')
  const children = state.all(node)
  const element = component ? renderComponent(scope, node, values, children, atTopLevel) : plain(name, values, children)
  state.patch(node, element)
  return element
}

function plain(name: string, values: ReadonlyMap<string, string>, children: ElementContent[]): Element {
  const properties: Properties = {}
  for (const [attribute, value] of values) {
    if (attribute === 'id') properties['id'] = slugify(value)
    else if (attribute === 'open') properties['open'] = true
    else properties[attribute.replace('span', 'Span')] = value
  }
  return h(name, properties, children)
}

function renderComponent(
  scope: Scope,
  node: JsxElement,
  values: ReadonlyMap<string, string>,
  children: ElementContent[],
  atTopLevel: boolean,
): Element {
  const value = (name: string): string => values.get(name) ?? ''
  switch (node.name) {
    case 'Demo': {
      if (atTopLevel) return h('demo-slot', { id: value('id') })
      scope.report.warn(
        offsetOf(scope, node),
        `the demo "${value('id')}" is only linked, because it stands inside other text`,
        'put <Demo … /> on a line of its own, outside lists, quotes and other elements',
      )
      return h('a', { href: `#demo-${value('id')}`, dataDemo: value('id') }, [{ type: 'text', value: value('id') }])
    }
    case 'Callout': {
      const kind = value('kind') || 'note'
      const title = value('title')
      const heading = title ? [h('p', { className: ['callout-title'] }, [{ type: 'text', value: title }])] : []
      return h('aside', { className: ['callout', `callout-${kind}`], role: 'note' }, [...heading, ...children])
    }
    case 'Figure': {
      const caption: ElementContent[] = values.has('caption') ? [{ type: 'text', value: value('caption') }] : []
      const words = [...caption, ...children]
      const image = h('img', { src: value('src'), alt: value('alt') })
      image.position = node.position
      return h('figure', {}, words.length > 0 ? [image, h('figcaption', {}, words)] : [image])
    }
    case 'Details':
      return h('details', {}, [h('summary', {}, [{ type: 'text', value: value('summary') }]), ...children])
    default:
      return h('kbd', {}, children)
  }
}
