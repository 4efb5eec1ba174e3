import type { Definition, Link, Nodes, Parents } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { CardId, type Section } from './card.ts'
import { sectionTree } from './links.ts'
import { lineAt, lineStarts } from './render/report.ts'
import type { SectionId } from './stages.ts'
import { nameKey, readWikiUrl } from './wikilink.ts'

/** What a link means by a card: its id, or one of its names, folded. */
export type LinkTarget =
  | { readonly kind: 'card'; readonly id: CardId }
  | { readonly kind: 'name'; readonly name: string; readonly written: string }

/** A link to a card where it stands. */
export type LinkPlace = {
  readonly to: LinkTarget
  readonly section: SectionId
  /** 1-based. */
  readonly line: number
  readonly column: number
  /** UTF-16 offsets of the whole link in the source. */
  readonly start: number
  readonly end: number
  /** What the reader sees of it. */
  readonly words: string
  /** The sentence around it, and where in it the words are. Of an address written apart from its link it is the label alone. */
  readonly context: { readonly text: string; readonly mark: readonly [start: number, end: number] }
}

/** The links to cards that are wanted, in the order of the file. */
export function linkPlaces(
  source: string,
  sections: readonly Section[],
  isWanted: (to: LinkTarget) => boolean,
): readonly LinkPlace[] {
  const found: LinkPlace[] = []
  let starts: readonly number[] | undefined
  for (const section of sections) {
    const text = source.slice(section.start, section.end)
    // Parsing is what costs: most sections hold no such link.
    if (!text.includes('card:') && !text.includes('[[')) continue
    for (const { node, block } of linksIn(sectionTree(source, section), null)) {
      const to = targetOf(node.url)
      if (to === null || !isWanted(to)) continue
      starts ??= lineStarts(source)
      const start = section.start + (node.position?.start.offset ?? 0)
      const line = lineAt(starts, start)
      found.push({
        to,
        section: section.id,
        line,
        column: start - (starts[line - 1] ?? 0) + 1,
        start,
        end: section.start + (node.position?.end.offset ?? 0),
        ...wordsOf(node, block),
      })
    }
  }
  return found
}

type Found = { readonly node: Link | Definition; readonly block: Parents | null }

/** Links and definitions in the order of the text, each with the block that it is a part of. */
function* linksIn(parent: Parents, block: Parents | null): Generator<Found> {
  for (const child of parent.children) {
    if (child.type === 'link' || child.type === 'definition') yield { node: child, block }
    if ('children' in child) yield* linksIn(child, BLOCKS.has(child.type) ? child : block)
  }
}

/** What an address means by a card. Null: it is another one. */
export function targetOf(url: string): LinkTarget | null {
  const link = readWikiUrl(url)
  if (link) return { kind: 'name', name: nameKey(link.name), written: link.name }
  const id = CardId.safeParse(url.startsWith('card:') ? url.slice('card:'.length) : '')
  return id.success ? { kind: 'card', id: id.data } : null
}

function wordsOf(node: Link | Definition, block: Parents | null): Pick<LinkPlace, 'words' | 'context'> {
  if (node.type === 'definition') {
    const words = node.label ?? node.identifier
    return { words, context: { text: words, mark: [0, words.length] } }
  }
  const before = block ? textBefore(block, node) : ''
  const words = toString(node)
  const text = block ? toString(block) : words
  return { words, context: sentenceAround(text, before.length, before.length + words.length) }
}

const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell'])

/** What stands in a block before a node. */
function textBefore(block: Parents, node: Nodes): string {
  let text = ''
  const walk = (parent: Parents): boolean =>
    parent.children.some((child) => {
      if (child === node) return true
      if ('children' in child) return walk(child)
      text += toString(child)
      return false
    })
  walk(block)
  return text
}

/** Characters of a sentence that are shown before and after the words. */
const AROUND = 70

/** The sentence that these words stand in, cut off where it is long, and where they are in it. */
export function sentenceAround(text: string, start: number, end: number): LinkPlace['context'] {
  const before = text.slice(Math.max(0, start - AROUND), start)
  const after = text.slice(end, end + AROUND)
  const stop = Math.max(...['。', '！', '？', '；', '. ', '! ', '? ', '\n'].map((mark) => lastEnd(before, mark)))
  const lead = stop >= 0 ? before.slice(stop) : start > AROUND ? `…${whole(before)}` : before
  const next = /[。！？；]|[.!?](?=\s)|\n/.exec(after)
  const tail = next ? after.slice(0, next.index + 1) : end + AROUND < text.length ? `${whole(after)}…` : after
  const words = text.slice(start, end)
  const shown = (lead + words + tail).replace(/\s/g, ' ')
  const blank = shown.length - shown.trimStart().length
  return { text: shown.trim(), mark: [lead.length - blank, lead.length - blank + words.length] }
}

function lastEnd(text: string, mark: string): number {
  const at = text.lastIndexOf(mark)
  return at < 0 ? -1 : at + mark.length
}

/** Not with half a character at either end. */
const whole = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')
