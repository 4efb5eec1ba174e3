import type { CardId } from '#core/card/card.ts'
import type { OutlineNode } from '#core/study/views.ts'

/** Lines an outline may have before branches away from the card are folded. */
const UNFOLDED_LINES = 24

/** The node without what is below it, nor any word of what is above. */
export const alone = (node: OutlineNode): OutlineNode =>
  node.kind === 'card' ? { ...node, children: [], repeated: false } : node

/**
 * An outline beside a card. Short ones are shown whole; of long ones the way to the card, the cards along it, and the
 * card's own follow-ups.
 */
export function foldAround(root: OutlineNode, here: CardId, limit = UNFOLDED_LINES): OutlineNode {
  if (linesOf(root) <= limit) return root
  return fold(root, here) ?? root
}

/** The node with its branches folded, if `here` lies on or below it; else null. */
function fold(node: OutlineNode, here: CardId): OutlineNode | null {
  if (node.kind !== 'card') return null
  if (node.card.id === here && !node.repeated) return { ...node, children: node.children.map(alone) }
  const folded = node.children.map((child) => fold(child, here))
  if (folded.every((child) => child === null)) return null
  const along = node.children.flatMap((child, i) => folded[i] ?? (child.kind === 'card' ? [alone(child)] : []))
  return { ...node, children: along }
}

const linesOf = (node: OutlineNode): number =>
  node.kind === 'card' ? node.children.reduce((sum, child) => sum + linesOf(child), 1) : 1
