import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { CardId } from './card.ts'
import type { Section } from './card.ts'
import { parseMarkdown, parseMdx } from './syntax.ts'

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

/** Ids of the demos shown, each once, in order. */
export function findDemos(source: string, sections: readonly Section[]): readonly string[] {
  const found = new Set<string>()
  for (const section of sections) {
    if (!source.slice(section.start, section.end).includes('<Demo')) continue
    visit(sectionTree(source, section), ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
      if (!('name' in node) || node.name !== 'Demo' || !('attributes' in node) || !Array.isArray(node.attributes))
        return
      for (const attribute of node.attributes) {
        const id = attribute.type === 'mdxJsxAttribute' && attribute.name === 'id' ? attribute.value : null
        if (typeof id === 'string' && CardId.safeParse(id).success) found.add(id)
      }
    })
  }
  return [...found]
}
