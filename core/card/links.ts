import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { CardId } from './card.ts'
import type { Place, Section } from './card.ts'
import { COMPONENTS } from './render/components.ts'
import { readLiterals } from './render/literals.ts'
import { lineAt, lineStarts } from './render/report.ts'
import { parseMarkdown, parseMdx } from './syntax.ts'
import { nameKey, readWikiUrl } from './wikilink.ts'

/** A section's Markdown as a tree; where it is not valid MDX, as plain Markdown; where it is refused, as nothing. */
export function sectionTree(source: string, section: Section): Root {
  const text = source.slice(section.start, section.end)
  const mdx = parseMdx(text)
  if (mdx.ok) return mdx.value
  const plain = parseMarkdown(text)
  return plain.ok ? plain.value : { type: 'root', children: [] }
}

/** Cards linked to from anywhere but stage 6, each once. */
export function findMentions(source: string, self: CardId, sections: readonly Section[]): readonly CardId[] {
  const found = new Set<CardId>()
  for (const section of sections) {
    // Parsing is what costs: most sections hold no such link.
    if (section.id === 'followups' || !source.slice(section.start, section.end).includes('card:')) continue
    visit(sectionTree(source, section), ['link', 'definition'], (node) => {
      if (!('url' in node) || typeof node.url !== 'string' || !node.url.startsWith('card:')) return
      const id = CardId.safeParse(node.url.slice('card:'.length))
      if (id.success && id.data !== self) found.add(id.data)
    })
  }
  return [...found]
}

/** Names that wikilinks say, folded, each once. */
export function findNames(source: string, sections: readonly Section[]): readonly string[] {
  const found = new Set<string>()
  for (const section of sections) {
    if (!source.slice(section.start, section.end).includes('[[')) continue
    visit(sectionTree(source, section), 'link', ({ url }) => {
      const link = readWikiUrl(url)
      if (link) found.add(nameKey(link.name))
    })
  }
  return [...found]
}

/** A place where a card shows a demo, or links to it. */
export type DemoUse = Pick<Place, 'line' | 'column'> & { readonly id: string }

const DEMO = COMPONENTS.find(({ name }) => name === 'Demo')?.attributes ?? []

/** Where demos are shown, in order. What cannot be rendered as a demo shows none. */
export function findDemoUses(source: string, sections: readonly Section[]): readonly DemoUse[] {
  const found: DemoUse[] = []
  let starts: readonly number[] | undefined
  for (const section of sections) {
    // Parsing is what costs: most sections show no demo.
    if (!source.slice(section.start, section.end).includes('<Demo')) continue
    visit(sectionTree(source, section), (node) => {
      if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return
      if (node.name !== 'Demo' || node.children.length > 0) return
      const literals = readLiterals(node, DEMO)
      const id = 'values' in literals && literals.values.get('id')
      if (!id) return
      starts ??= lineStarts(source)
      const offset = section.start + (node.position?.start.offset ?? 0)
      const line = lineAt(starts, offset)
      found.push({ id, line, column: offset - (starts[line - 1] ?? 0) + 1 })
    })
  }
  return found
}

/** Ids of the demos shown, each once, in order. */
export const findDemos = (source: string, sections: readonly Section[]): readonly string[] => [
  ...new Set(findDemoUses(source, sections).map(({ id }) => id)),
]
