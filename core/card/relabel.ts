import type { Link, Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { CardId, Section } from './card.ts'
import { sectionTree } from './links.ts'
import type { ParsedCard } from './parse.ts'
import { readText, toCardLink } from './plain-answer.ts'
import { lineAt, lineStarts } from './render/report.ts'

/** `lines`: where links were changed, 1-based, in the order of the file. */
export type Relabelled = { readonly source: string; readonly lines: readonly number[] }

/**
 * A card's file with the links whose words are the old title of card `id` saying its new one; links that say anything else
 * stay, as does a section that the new words would change the sense of. Everything else stays byte for byte.
 */
export function relabelLinks(
  { source, card }: ParsedCard,
  id: CardId,
  titles: { readonly before: string; readonly after: string },
): Relabelled {
  const label = toCardLink(titles.after, id).slice(1, -`](card:${id})`.length)
  const starts = lineStarts(source)
  const lines: number[] = []
  let edited = source
  for (const section of card?.sections.toReversed() ?? []) {
    const links = linksTo(source, section, id).filter((link) => says(link, titles.before))
    const text = spliced(source, section, links, label)
    if (links.length === 0 || !isAlike(source.slice(section.start, section.end), text, id, titles)) continue
    edited = edited.slice(0, section.start) + text + edited.slice(section.end)
    lines.unshift(...links.map(({ start }) => lineAt(starts, section.start + start)))
  }
  return { source: edited, lines }
}

/** A link, and where its words begin and end in its section. */
type Found = { readonly link: Link; readonly start: number; readonly end: number }

function linksTo(source: string, section: Section, id: CardId): readonly Found[] {
  // Parsing is what costs: most sections hold no such link.
  if (!source.slice(section.start, section.end).includes(`card:${id}`)) return []
  const found: Found[] = []
  visit(sectionTree(source, section), 'link', (link) => {
    const start = link.children[0]?.position?.start.offset
    const end = link.children.at(-1)?.position?.end.offset
    if (link.url === `card:${id}` && start !== undefined && end !== undefined) found.push({ link, start, end })
  })
  return found
}

const says = ({ link }: Pick<Found, 'link'>, title: string): boolean =>
  [readText(title), title].map(words).includes(words(toString(link)))

const words = (text: string): string => text.replace(/\s+/g, ' ').trim()

function spliced(source: string, section: Section, links: readonly Found[], label: string): string {
  const text = source.slice(section.start, section.end)
  return links.reduceRight((out, { start, end }) => out.slice(0, start) + label + out.slice(end), text)
}

/** Whether two texts of a section differ in nothing but the words of links to that card. */
function isAlike(before: string, after: string, id: CardId, titles: { before: string; after: string }): boolean {
  const of = (text: string): string => {
    const whole = { id: 'preface' as const, heading: '', start: 0, end: text.length }
    const isNamed = (node: Nodes): boolean =>
      node.type === 'link' &&
      node.url === `card:${id}` &&
      (says({ link: node }, titles.before) || says({ link: node }, titles.after))
    return JSON.stringify(sectionTree(text, whole), (key, value: unknown) => {
      if (key === 'position') return undefined
      return isNodeOf(value) && isNamed(value) ? 'a link to it' : value
    })
  }
  return of(before) === of(after)
}

const isNodeOf = (value: unknown): value is Nodes => typeof value === 'object' && value !== null && 'type' in value
