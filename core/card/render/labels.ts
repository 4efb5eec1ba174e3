import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast'
import { EXIT, visit } from 'unist-util-visit'
import type { KnownLabels } from '../syntax.ts'
import type { Orphans } from './handlers.ts'

/** What the sections of a card define and refer to. A reference finds its definition anywhere in the card. */
export type Labels = {
  readonly known: KnownLabels
  readonly definitions: readonly Definition[]
  readonly footnotes: readonly FootnoteDefinition[]
  readonly orphans: Orphans
}

/** Gathers the definitions and references of all sections; of two definitions of one label the first counts. */
export function gatherLabels(roots: readonly Root[]): Labels {
  const links = new Map<string, Definition>()
  const footnotes = new Map<string, FootnoteDefinition>()
  const used = new Set<string>()
  for (const root of roots) {
    visit(root, (node: Nodes) => {
      if (node.type === 'definition' && !links.has(node.identifier)) links.set(node.identifier, node)
      if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier)) footnotes.set(node.identifier, node)
      if (node.type === 'linkReference' || node.type === 'imageReference') used.add(`link ${node.identifier}`)
      if (node.type === 'footnoteReference') used.add(`note ${node.identifier}`)
    })
  }
  return {
    known: { links: [...links.keys()], footnotes: [...footnotes.keys()] },
    definitions: [...links.values()],
    footnotes: [...footnotes.values()],
    orphans: {
      has(node) {
        if (node.type === 'footnoteDefinition') {
          return footnotes.get(node.identifier) !== node || !used.has(`note ${node.identifier}`)
        }
        return !isComment(node) && (links.get(node.identifier) !== node || !used.has(`link ${node.identifier}`))
      },
    },
  }
}

// `[//]: # (text)` is how Markdown authors write a comment.
const isComment = (node: Definition): boolean => node.url === '#'

// A long footnote that many sections refer to is shown in each of them.
const MAX_SHARED_CHARS = 500_000

/** The labels that other sections may refer to; none if repeating their definitions would swell the page. */
export function sharedLabels(labels: Labels, sectionCount: number): KnownLabels {
  const definitions = [...labels.definitions, ...labels.footnotes]
  const chars = definitions.reduce((sum, { position }) => sum + lengthOf(position), 0)
  return chars * sectionCount > MAX_SHARED_CHARS ? NO_LABELS : labels.known
}

export const NO_LABELS: KnownLabels = { links: [], footnotes: [] }

const lengthOf = (position: Definition['position']): number =>
  (position?.end.offset ?? 0) - (position?.start.offset ?? 0)

/** Definitions of other sections that references in `root` may need. They show nothing by themselves. */
export function foreignDefinitions(root: Root, labels: Labels): readonly (Definition | FootnoteDefinition)[] {
  let refers = false
  visit(root, (node: Nodes) => {
    if (node.type.endsWith('Reference')) refers = true
    return refers ? EXIT : undefined
  })
  if (!refers) return []
  const all = [...labels.definitions, ...labels.footnotes]
  return all.filter((node) => !labels.orphans.has(node) && !root.children.includes(node))
}
