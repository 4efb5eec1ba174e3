import path from 'node:path'
import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import { err, ok, type Result } from '../result.ts'
import { sectionTree } from './links.ts'
import { outlineCard, type OutlinedCard, type ParsedCard } from './parse.ts'
import { literalText } from './render/literals.ts'
import { resolveUrl } from './render/urls.ts'

/** A file that a card shows or links to, relative to the content folder. */
export type MediaUse = {
  readonly path: string
  /** Where its address stands in the source. Null: it is written in a way that it cannot be told. */
  readonly span: { readonly start: number; readonly end: number } | null
}

/** What an address of a file could follow: the rest of a link that leads elsewhere, by its scheme, is left aside. */
const MAY_LEAD = /\]\((?!\s*<?(?:card|https?|mailto):)|\]:|src|href/

/** Every file that a card shows or links to, in the order of the card; one that is named twice comes twice. */
export function mediaOf({ source, file, card }: ParsedCard<OutlinedCard>): readonly MediaUse[] {
  return (card?.sections ?? []).flatMap((section) => {
    const text = source.slice(section.start, section.end)
    // Parsing is what costs: most sections show no file.
    if (!MAY_LEAD.test(text)) return []
    const found: MediaUse[] = []
    visit(sectionTree(source, section), (node: Nodes) => {
      for (const { url, from } of addressesIn(node, text)) {
        const media = mediaAt(url, file)
        const start = section.start + text.indexOf(url, from)
        const isFound = /^[\s<"'{]*$/.test(source.slice(section.start + from, start)) && start >= section.start + from
        if (media !== null) found.push({ path: media, span: isFound ? { start, end: start + url.length } : null })
      }
    })
    return found
  })
}

/** The file that an address leads to from a card's file. Null: it leads somewhere else. */
function mediaAt(url: string, file: string): string | null {
  const target = resolveUrl(url, file)
  return target.kind === 'media' ? target.href.split('/').slice(2).map(decodeURIComponent).join('/') : null
}

/**
 * A card's file as it has to be in another place, so that it shows and links to what it did.
 * @param moved where files are that do not stay where they were
 * @returns `unreadable` where an address would have to be changed and is written in a way that it cannot be
 */
export function relocate(
  parsed: ParsedCard<OutlinedCard>,
  file: string,
  moved: ReadonlyMap<string, string>,
): Result<string, 'unreadable'> {
  const { source } = parsed
  const uses = mediaOf(parsed)
  const wanted = uses.map((use) => moved.get(use.path) ?? use.path)
  const stale = uses.flatMap(({ span }, i) => {
    const target = wanted[i]
    if (target === undefined || span === null) return []
    const url = source.slice(span.start, span.end)
    // What part of a file is meant, or how it is to be shown, goes along.
    const [rest = ''] = /[?#].*$/s.exec(url) ?? []
    return mediaAt(url, file) === target ? [] : { ...span, text: addressOf(target, file) + rest }
  })
  // From the end backwards, so that offsets stay true.
  const edited = stale
    .toSorted((a, b) => b.start - a.start)
    .reduce((out, { start, end, text }) => out.slice(0, start) + text + out.slice(end), source)
  const shown = mediaOf(outlineCard(edited, file)).map((use) => use.path)
  return JSON.stringify(shown) === JSON.stringify(wanted) ? ok(edited) : err('unreadable')
}

/** The addresses of a node, and from where on in the text of its section each is to be found. */
function addressesIn(node: Nodes, text: string): readonly { readonly url: string; readonly from: number }[] {
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
  switch (node.type) {
    case 'link': {
      const words = node.children.at(-1)?.position?.end.offset ?? start
      return [{ url: node.url, from: text.indexOf('](', words) + 2 }]
    }
    case 'image':
      return [{ url: node.url, from: text.lastIndexOf('](', end - 1) + 2 }]
    case 'definition':
      return [{ url: node.url, from: text.indexOf(']:', start) + 2 }]
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return node.attributes.flatMap((attribute) => {
        if (attribute.type !== 'mdxJsxAttribute' || !/^(src|href)$/.test(attribute.name)) return []
        const { value, position } = attribute
        const url = typeof value === 'string' ? value : literalText(value?.value ?? '')
        return url === null ? [] : [{ url, from: text.indexOf('=', position?.start.offset ?? start) + 1 }]
      })
    default:
      return []
  }
}

/** A relative address, with what Markdown or an attribute could take for its end written by its number. */
const addressOf = (target: string, file: string): string =>
  path.posix
    .relative(path.posix.dirname(file), target)
    .split('/')
    .map((name) => encodeURIComponent(name).replace(/[()'*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`))
    .join('/')
