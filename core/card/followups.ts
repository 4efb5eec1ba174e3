import type { Link, List, Nodes, Paragraph, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { CardId } from './card.ts'
import type { FollowUp, Problem, Section } from './card.ts'
import { sectionTree } from './links.ts'
import { plainItems } from './plain-items.ts'

/** The longest question shown in a list. */
const MAX_TEXT = 300

/**
 * Reads stage 6, the only source of edges: an item that links to `card:<id>` is an edge, any other item is an open
 * question. Nested items count as items of their own. A card named twice is one edge.
 */
export function readFollowUps(
  source: string,
  file: string,
  self: CardId,
  sections: readonly Section[],
): { readonly items: readonly FollowUp[]; readonly problems: readonly Problem[] } {
  const [only, ...others] = sections.filter((section) => section.id === 'followups')
  const plain = only && others.length === 0 ? plainItems(source.slice(only.start, only.end), self, MAX_TEXT) : null
  return plain ? { items: plain, problems: [] } : parseFollowUps(source, file, self, sections)
}

/** The same by way of the parser, which understands all of Markdown. */
export function parseFollowUps(
  source: string,
  file: string,
  self: CardId,
  sections: readonly Section[],
): { readonly items: readonly FollowUp[]; readonly problems: readonly Problem[] } {
  const items: FollowUp[] = []
  const problems: Problem[] = []
  const seen = new Set<CardId>()

  for (const section of sections) {
    if (section.id !== 'followups') continue
    const tree = sectionTree(source, section)
    for (const paragraph of itemParagraphs(tree.children)) {
      const links = linksIn(paragraph).filter((link) => /^card:/i.test(link.url))
      let edges = 0
      for (const link of links) {
        const id = CardId.safeParse(link.url.slice('card:'.length))
        const complain = (message: string, mend: string): void => {
          const offset = section.start + (link.position?.start.offset ?? 0)
          problems.push({ severity: 'warning', file, ...placeOf(source, offset), message, mend })
        }
        if (!id.success) {
          complain(`"${link.url}" does not name a card`, 'write card: and the id from the other card’s frontmatter')
        } else if (id.data === self) {
          complain('the card names itself as its next question', 'link to another card, or leave the link away')
        } else {
          edges += 1
          if (!seen.has(id.data)) items.push({ kind: 'card', id: id.data, text: text(link) || id.data })
          seen.add(id.data)
        }
      }
      const question = text(paragraph)
      if (edges === 0 && question !== '') items.push({ kind: 'open', text: question })
    }
  }
  return { items, problems }
}

/** 1-based line and column of an offset. */
export function placeOf(source: string, offset: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, offset).split(/\r\n|\n|\r/)
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

function* itemParagraphs(nodes: readonly RootContent[]): Generator<Paragraph> {
  for (const node of nodes) if (node.type === 'list') yield* paragraphsOf(node)
}

function* paragraphsOf(list: List): Generator<Paragraph> {
  for (const item of list.children) {
    const first = item.children.find((child) => child.type === 'paragraph')
    if (first) yield first
    for (const child of item.children) if (child.type === 'list') yield* paragraphsOf(child)
  }
}

function linksIn(node: Nodes): Link[] {
  if (node.type === 'link') return [node]
  return 'children' in node ? node.children.flatMap(linksIn) : []
}

function text(node: Nodes): string {
  return toString(node).replace(/\s+/g, ' ').trim().slice(0, MAX_TEXT)
}
