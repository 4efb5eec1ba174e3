import type { Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { type LinkTarget, targetOf } from './link-places.ts'
import { sectionTree } from './links.ts'

/**
 * Whether two texts of a section are read as the same but for some links: those may be written otherwise, or stand only as
 * words. What a changed link does to the text around it, such as a column of a table more, is seen in no other way.
 */
export function areAlike(
  before: string,
  after: string,
  isOne: (to: LinkTarget) => boolean,
  as: 'link' | 'words',
): boolean {
  const of = (text: string): string =>
    JSON.stringify(
      sectionTree(text, { id: 'preface', heading: '', start: 0, end: text.length }),
      (key, value: unknown) => {
        if (key === 'position') return undefined
        if (key === 'children' && Array.isArray(value))
          return as === 'words' ? joined(value.map(plain)) : value.map(plain)
        return value
      },
    )
  const plain = (node: Nodes): object => {
    const to = node.type === 'link' || node.type === 'definition' ? targetOf(node.url) : null
    if (to === null || !isOne(to)) return node
    if (node.type === 'definition') return { type: node.type, identifier: node.identifier }
    return as === 'words' ? { type: 'text', value: toString(node) } : { type: 'a link to it' }
  }
  return of(before) === of(after)
}

/** With texts that stand beside one another made one. */
function joined(nodes: readonly object[]): readonly object[] {
  const found: object[] = []
  for (const node of nodes) {
    const last = found.at(-1)
    if (isText(node) && last && isText(last)) found[found.length - 1] = { type: 'text', value: last.value + node.value }
    else found.push(node)
  }
  return found
}

const isText = (node: object): node is { readonly type: 'text'; readonly value: string } =>
  'type' in node && node.type === 'text' && 'value' in node && typeof node.value === 'string'
