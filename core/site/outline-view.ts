import type { Element } from 'hast'
import type { CardId } from '#core/card/card.ts'
import { cardLink } from './card-link.ts'
import { el } from './html.ts'
import type { Line } from './lines.ts'
import type { Sheet } from './sheet.ts'

/** Lists within lists that are told apart. What is deeper stands in the last: browsers end the nesting of elements at 512. */
const MAX_DEPTH = 12

/** The chain as a tree to read from top to bottom. */
export const outlineView = (sheet: Sheet): Element => treeOf(sheet.chain.lines, sheet, null)

/** The same beside a card, which is marked: each card once, and nothing else. */
export const marginView = (sheet: Sheet, current: CardId): Element =>
  treeOf(
    sheet.chain.lines.filter((line) => line.kind === 'card' && !line.isRepeated),
    sheet,
    current,
  )

function treeOf(lines: readonly Line[], sheet: Sheet, current: CardId | null): Element {
  const top = list()
  const open = [top]
  for (const line of lines) {
    const depth = Math.min(line.depth, MAX_DEPTH, open.length - 1)
    open.length = depth + 1
    const children = list()
    open[depth]?.children.push(el('li', {}, lineView(line, sheet, current), children))
    open.push(children)
  }
  prune(top)
  return { ...top, properties: { className: ['tree'] } }
}

const list = (): Element => el('ol', {})

function lineView(line: Line, { chain, places, words }: Sheet, current: CardId | null): Element {
  if (line.kind === 'text') {
    const mark = el('span', { className: ['away'] }, words.notAsked)
    return el('p', { className: ['line', 'unasked'] }, mark, el('span', { dir: 'auto' }, line.text))
  }
  const card = chain.byId.get(line.id)
  const mark = line.id === current ? { ariaCurrent: 'page' } : {}
  return el(
    'p',
    { className: line.isRepeated ? ['line', 'repeated'] : ['line'] },
    card === undefined ? line.id : cardLink(card, places, { dataWalk: true, ...mark }),
    line.isRepeated ? [' ', el('span', { className: ['aside'] }, words.elsewhere)] : null,
  )
}

/** Takes out the lists that hold nothing. */
function prune(parent: Element): void {
  for (const item of parent.children) {
    if (item.type !== 'element') continue
    item.children = item.children.filter((child) => {
      if (child.type !== 'element' || child.tagName !== 'ol') return true
      prune(child)
      return child.children.length > 0
    })
  }
}
