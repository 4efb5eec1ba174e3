import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { CardId } from '../card.ts'
import { attributesOf, COMPONENTS, HTML_ELEMENTS } from '../render/components.ts'
import type { Body } from '../render/bodies.ts'
import { type JsxElement, readLiterals } from '../render/literals.ts'
import { lineAt, lineStarts } from '../render/report.ts'
import { resolveUrl } from '../render/urls.ts'
import type { SectionId } from '../stages.ts'
import type { Spot } from './finding.ts'

/** What a text leads to, shows, or tries to. `path` is relative to the content folder. */
type Target =
  | { readonly kind: 'card'; readonly id: CardId }
  /** A card by its name, folded. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'image' | 'file'; readonly path: string }
  | { readonly kind: 'web'; readonly url: string }
  | { readonly kind: 'demo'; readonly id: string }
  | { readonly kind: 'unknown'; readonly name: string }

export type Use = Target & Spot & { readonly section: SectionId }

type Found = { readonly target: Target; readonly offset: number; readonly section: SectionId }

/** Everything the sections of a card lead to or show, in order, each where it stands. */
export function findUses(bodies: readonly Body[], source: string, file: string): readonly Use[] {
  const pictured = labelsOfImages(bodies)
  const found: Found[] = []
  for (const { id: section, root, start } of bodies) {
    if (root === null) continue
    visit(root, (node: Nodes, _, parent) => {
      const target = targetOf(node, file, pictured)
      // A node that an extension made up has no place of its own: its parent's is the nearest.
      const place = node.position ?? parent?.position
      if (target) found.push({ target, offset: place?.start.offset ?? start, section })
    })
  }
  if (found.length === 0) return []
  const starts = lineStarts(source)
  return found.map(({ target, offset, section }) => {
    const line = lineAt(starts, offset)
    return { ...target, section, line, column: offset - (starts[line - 1] ?? 0) + 1 }
  })
}

/** `![…][label]` says what an address is of that is written elsewhere. */
function labelsOfImages(bodies: readonly Body[]): ReadonlySet<string> {
  const labels = new Set<string>()
  for (const { root } of bodies) {
    if (root) visit(root, 'imageReference', ({ identifier }) => void labels.add(identifier))
  }
  return labels
}

function targetOf(node: Nodes, file: string, pictured: ReadonlySet<string>): Target | null {
  switch (node.type) {
    case 'link':
      return addressed(node.url, file, 'file')
    case 'image':
      return addressed(node.url, file, 'image')
    case 'definition':
      return addressed(node.url, file, pictured.has(node.identifier) ? 'image' : 'file')
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return elementTarget(node, file)
    default:
      return null
  }
}

function elementTarget(node: JsxElement, file: string): Target | null {
  const name = node.name ?? ''
  const component = COMPONENTS.find((one) => one.name === name)
  if (!component && !HTML_ELEMENTS.includes(name)) return { kind: 'unknown', name }
  const literals = readLiterals(node, component?.attributes ?? attributesOf(name))
  const value = (attribute: string): string => ('values' in literals ? (literals.values.get(attribute) ?? '') : '')
  switch (name) {
    case 'Demo':
      return value('id') !== '' && node.children.length === 0 ? { kind: 'demo', id: value('id') } : null
    case 'Figure':
    case 'img':
      return addressed(value('src'), file, 'image')
    case 'a':
      return addressed(value('href'), file, 'file')
    default:
      return null
  }
}

function addressed(url: string, file: string, media: 'image' | 'file'): Target | null {
  const target = resolveUrl(url, file)
  switch (target.kind) {
    case 'card':
      return { kind: 'card', id: target.id }
    case 'name':
      return { kind: 'name', name: target.name }
    case 'web':
      return { kind: 'web', url: target.href }
    case 'media':
      return { kind: media, path: target.href.split('/').slice(2).map(decodeURIComponent).join('/') }
    case 'mail':
    case 'fragment':
    case 'app':
    case 'unsafe':
      return null
    default:
      return target satisfies never
  }
}
