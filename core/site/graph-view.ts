import type { Element } from 'hast'
import { layoutChain } from '#core/chain/layout.ts'
import { curve, GRAPH_LIMIT, heightFor, NODE } from '#core/chain/picture.ts'
import { cardLink } from './card-link.ts'
import { type Child, el } from './html.ts'
import type { Sheet } from './sheet.ts'

/** The chain drawn, its boxes links; or why it is not. The outline says the same in text. Null: there is nothing to draw. */
export function graphView({ chain, places, words }: Sheet): Child {
  const { cards, edges } = chain
  if (cards.length < 2) return null
  if (cards.length > GRAPH_LIMIT) return el('p', { className: ['soft'] }, words.graphTooLarge)
  const boxes = cards.map(({ id, title }) => ({ id, width: NODE.width, height: heightFor(title, false) }))
  const { width, height, nodes, edges: lines } = layoutChain(boxes, edges, { gap: 36, margin: 8 })
  const placed = cards.map((card, i): Element | null => {
    const [box, node] = [boxes[i], nodes[i]]
    if (box === undefined || node === undefined) return null
    const at = { x: px(node.x - box.width / 2), y: px(node.y - box.height / 2) }
    return el('foreignObject', { ...at, width: px(box.width), height: px(box.height) }, cardLink(card, places))
  })
  const [w, h] = [Math.ceil(width), Math.ceil(height)]
  return [
    el(
      'div',
      { className: ['graph'], role: 'group', ariaLabel: words.graphLabel, tabIndex: 0 },
      el(
        'svg',
        { width: w, height: h, viewBox: `0 0 ${w} ${h}` },
        lines.map(({ back, points }) => el('path', { d: curve(points), ...(back && { className: ['back'] }) })),
        placed,
      ),
    ),
    lines.some(({ back }) => back) ? el('p', { className: ['soft'] }, words.back) : null,
  ]
}

const px = (length: number): string => `${Math.round(length)}`
