import type { Paragraph, PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { CardId, Section } from './card.ts'
import { sectionTree } from './links.ts'
import { parseCard, type ParsedCard } from './parse.ts'
import { isUnharmed } from './unharmed.ts'

/** A stretch of a text: UTF-16 offsets. */
export type Stretch = { readonly start: number; readonly end: number }

/** The paragraphs of a section, that links can be put into. Headings, tables and code are none. Parsed once, for whatever is asked. */
export type LinkablePlaces = {
  /** As they stand in the card’s file. */
  readonly paragraphs: readonly Stretch[]
  /**
   * Words of a paragraph as they can be made a link: with the marks that belong to them, such as those of code or of
   * emphasis. Null: there is a link among them, or something that no link can hold.
   */
  readonly linkable: (words: Stretch) => Stretch | null
}

export function linkablePlaces(source: string, section: Section): LinkablePlaces {
  const nodes: Paragraph[] = []
  visit(sectionTree(source, section), 'paragraph', (node) => void nodes.push(node))
  const paragraphs = nodes.map((node) => stretchOf(node, section.start))
  return {
    paragraphs,
    linkable: (words) => {
      const node = nodes[paragraphs.findIndex((paragraph) => holds(paragraph, words))]
      return node ? wholeWords(node, section.start, words) : null
    },
  }
}

const stretchOf = ({ position }: Pick<PhrasingContent, 'position'>, base: number): Stretch => ({
  start: base + (position?.start.offset ?? 0),
  end: base + (position?.end.offset ?? 0),
})

/** What may stand within a link as a whole, and is not cut in two by one. */
const WHOLE = ['emphasis', 'strong', 'delete', 'inlineCode'] as const

function wholeWords(paragraph: Paragraph, base: number, words: Stretch): Stretch | null {
  let { start, end } = words
  for (const node of paragraph.children) {
    const place = stretchOf(node, base)
    if (place.end <= words.start || words.end <= place.start || node.type === 'text') continue
    if (!WHOLE.some((type) => type === node.type) || hasLink(node)) return null
    ;[start, end] = [Math.min(start, place.start), Math.max(end, place.end)]
  }
  return { start, end }
}

const holds = (outer: Stretch, inner: Stretch): boolean => outer.start <= inner.start && inner.end <= outer.end

function hasLink(node: PhrasingContent): boolean {
  let found = false
  visit(node, ['link', 'linkReference', 'image', 'imageReference'], () => {
    found = true
  })
  return found
}

/**
 * A card’s file in which words of a section have become a link to card `id`; everything else stays byte for byte. Null:
 * no link can be put there without changing what the card says.
 */
export function linkWords(parsed: ParsedCard, section: Section, words: Stretch, id: CardId): string | null {
  const { source, card } = parsed
  const whole = linkablePlaces(source, section).linkable(words)
  if (!whole || !card) return null
  const edited = `${source.slice(0, whole.start)}[${source.slice(whole.start, whole.end)}](card:${id})${source.slice(whole.end)}`
  const after = parseCard(edited, '')
  const now = after.card?.sections.find(({ id: one }) => one === section.id)
  if (!now || !isUnharmed(parsed, after, section.id)) return null
  const said = (text: string, one: Section): string => toString(sectionTree(text, one))
  const isLinked = linksTo(edited, now, id) === linksTo(source, section, id) + 1
  return isLinked && said(edited, now) === said(source, section) ? edited : null
}

function linksTo(source: string, section: Section, id: CardId): number {
  let count = 0
  visit(sectionTree(source, section), 'link', ({ url }) => {
    if (url === `card:${id}`) count += 1
  })
  return count
}
