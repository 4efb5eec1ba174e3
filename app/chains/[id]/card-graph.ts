import { CardId } from '#core/card/card.ts'
import { type ChainLayout, layoutChain } from '#core/chain/layout.ts'
import type { ChainGraph, Standing } from '#core/study/views.ts'

/** A card in the drawing, its centre in px. `open`: questions it leaves open. */
export type PlacedCard = {
  readonly id: CardId
  readonly title: string
  readonly lang: string
  readonly standing: Standing
  readonly open: number
  readonly x: number
  readonly y: number
}

export type CardGraph = Pick<ChainLayout, 'width' | 'height' | 'edges'> & { readonly cards: readonly PlacedCard[] }

/** As style sheets draw it: `--node` wide, lines of 1.25rem at 0.8125rem, at most three. In px. */
const NODE = { width: 184, line: 20, padding: 12, mark: 21, maxLines: 3, char: 13 }

/**
 * The chain without its open questions, laid out anew: they outnumber the cards several times over and lead nowhere, so
 * each card says how many it leaves. The outline names them.
 */
export function cardGraph(graph: ChainGraph): CardGraph {
  const cards = graph.nodes.flatMap(({ id, title, lang, standing }) =>
    standing === null ? [] : [{ id: CardId.parse(id), title, lang, standing }],
  )
  const isCard = new Set<string>(cards.map(({ id }) => id))
  const openOf = (id: string) => graph.edges.filter(({ from, to }) => from === id && !isCard.has(to)).length
  const boxes = cards.map((card) => ({ ...card, open: openOf(card.id) }))
  const layout = layoutChain(
    boxes.map(({ id, title, open }) => ({ id, width: NODE.width, height: heightFor(title, open > 0) })),
    graph.edges.map(({ from, to, back }) => ({ from, to, back })),
    { gap: 36, margin: 4 },
  )
  const at = new Map(layout.nodes.map((node) => [node.id, node]))
  return {
    width: layout.width,
    height: layout.height,
    edges: layout.edges,
    cards: boxes.map((box) => ({ ...box, x: at.get(box.id)?.x ?? 0, y: at.get(box.id)?.y ?? 0 })),
  }
}

function heightFor(title: string, hasOpen: boolean): number {
  // A Chinese character is as wide as the letters are high; others are little more than half of that.
  const widthPx = [...title].reduce(
    (sum, char) => sum + NODE.char * (/[\p{Script=Han}，。？！：；、（）「」]/u.test(char) ? 1 : 0.58),
    0,
  )
  const lines = Math.min(NODE.maxLines, Math.ceil(widthPx / (NODE.width - NODE.mark - 16)))
  return (lines + (hasOpen ? 1 : 0)) * NODE.line + NODE.padding
}
