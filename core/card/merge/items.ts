import type { Link, ListItem, Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Body } from '../render/bodies.ts'
import { CardId } from '../card.ts'
import { type Splice, wholeLines } from './splices.ts'

/** An item of a list in stage 6 that says one thing: a single line of words, or a single link to a card. */
export type PlainItem = {
  readonly text: string
  /** Null: an open question. */
  readonly id: CardId | null
  /** Takes it out. */
  readonly removal: Splice
}

/** The items of stage 6 that say one thing and hold no others. Whatever else stands there is not among them. */
export function plainItemsIn(bodies: readonly Body[], source: string): readonly PlainItem[] {
  const items: PlainItem[] = []
  for (const { id, root } of bodies) {
    if (id !== 'followups' || root === null) continue
    for (const block of root.children) {
      if (block.type === 'list') visit(block, 'listItem', (item) => void items.push(...plainItem(item, source)))
    }
  }
  return items
}

function plainItem(item: ListItem, source: string): readonly PlainItem[] {
  const [only, ...others] = item.children
  const [start, end] = [item.position?.start.offset, item.position?.end.offset]
  if (only?.type !== 'paragraph' || others.length > 0 || start === undefined || end === undefined) return []
  const removal = wholeLines(source, start, end)
  const links = cardLinksIn(only)
  const [link] = links
  const text = toString(only).replace(/\s+/g, ' ').trim()
  if (removal === null || text === '' || links.length > 1) return []
  if (link === undefined) return [{ text, id: null, removal }]
  const isAlone = only.children.every((node) => node === link || (node.type === 'text' && node.value.trim() === ''))
  const id = targetOf(link)
  return isAlone && id !== null ? [{ text, id, removal }] : []
}

/** Links to cards within a node. */
export function cardLinksIn(node: Nodes): readonly Link[] {
  const links: Link[] = []
  visit(node, 'link', (link) => {
    if (targetOf(link) !== null) links.push(link)
  })
  return links
}

/** The card that an address names. */
export function targetOf({ url }: { readonly url: string }): CardId | null {
  return /^card:/i.test(url) ? (CardId.safeParse(url.slice('card:'.length)).data ?? null) : null
}
