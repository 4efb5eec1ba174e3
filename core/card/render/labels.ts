import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
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

/** Labels that `text` may refer to and does not define itself: only then is it worth parsing again. */
export function mentionsForeign(root: Root, text: string, known: KnownLabels): boolean {
  const own = new Set<string>()
  visit(root, (node: Nodes) => {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') own.add(`${node.type} ${node.identifier}`)
    return node.type === 'text' ? SKIP : undefined
  })
  const folded = text.toLowerCase()
  return (
    known.links.some((label) => !own.has(`definition ${label}`) && folded.includes('[')) ||
    known.footnotes.some((label) => !own.has(`footnoteDefinition ${label}`) && folded.includes('[^'))
  )
}
