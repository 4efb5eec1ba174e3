import { Graph, layout } from '@dagrejs/dagre'

export type Point = { readonly x: number; readonly y: number }

/** A box to place, in px. */
export type LayoutNode = Box & { readonly id: string }

/** `back`: closes a cycle, so it is drawn against the direction of the others. */
export type LayoutEdge = { readonly from: string; readonly to: string; readonly back: boolean }

export type LayoutOptions = {
  /** Which way follow-ups lead. */
  readonly direction: 'down' | 'right'
  /** Between one box and the next, in px. */
  readonly gap: number
  readonly margin: number
}

/** Everything in px from the top left corner. A node's `x` and `y` are its centre; an edge runs through `points`. */
export type ChainLayout = {
  readonly width: number
  readonly height: number
  readonly nodes: readonly (Point & { readonly id: string })[]
  readonly edges: readonly (LayoutEdge & { readonly points: readonly Point[] })[]
}

const DEFAULTS: LayoutOptions = { direction: 'down', gap: 40, margin: 16 }

/**
 * Places a chain in layers, for some hundred boxes at most: dagre's time grows much faster than their number, and it
 * recurses, so that a line of 3000 overflows the stack. The same input gives the same picture. Nodes and edges come back in their order; ids of
 * nodes are unique, and an edge to a node that is not given is left out. The line of an edge runs in its direction,
 * from border to border.
 */
export function layoutChain(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  options: Partial<LayoutOptions> = {},
): ChainLayout {
  const chosen = { ...DEFAULTS, ...options }
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]))
  const drawn: { edge: LayoutEdge; from: number; to: number }[] = []
  for (const edge of edges) {
    const from = indexOf.get(edge.from)
    const to = indexOf.get(edge.to)
    if (from !== undefined && to !== undefined) drawn.push({ edge, from, to })
  }
  const straight = drawn.filter(({ from, to }) => from !== to)
  // A back-edge is placed the other way round, which leaves no cycle to be broken somewhere else.
  const links = straight.map(({ edge, from, to }): Link => {
    return edge.back ? { upper: to, lower: from } : { upper: from, lower: to }
  })
  const placing = placeByDagre(nodes, links, chosen)

  const lines = new Map(straight.map(({ edge }, i) => [edge, placing.lines[i] ?? []]))
  const loopPx = chosen.gap / 2
  const lined = drawn.map(({ edge, from, to }) => {
    const line = lines.get(edge) ?? []
    if (from !== to) return { ...edge, points: edge.back ? line.toReversed() : line }
    return { ...edge, points: loop(placing.centres[from] ?? ORIGIN, nodes[from] ?? NOTHING, loopPx) }
  })
  const centred = nodes.map((node, index) => ({ ...node, ...(placing.centres[index] ?? ORIGIN) }))
  return framed(centred, lined, chosen.margin)
}

/** Moves everything so that it begins at the margin: dagre lets a line bulge out of its picture now and then. */
function framed(
  boxes: readonly (LayoutNode & Point)[],
  edges: readonly (LayoutEdge & { readonly points: readonly Point[] })[],
  margin: number,
): ChainLayout {
  const points = edges.flatMap((edge) => edge.points)
  const span = (axis: 'x' | 'y', side: 'width' | 'height'): { least: number; length: number } => {
    const ends = boxes.flatMap((box) => [box[axis] - box[side] / 2, box[axis] + box[side] / 2])
    const all = [...ends, ...points.map((point) => point[axis])]
    const least = all.length === 0 ? 0 : Math.min(...all)
    return { least, length: all.length === 0 ? 0 : Math.max(...all) - least }
  }
  const across = span('x', 'width')
  const down = span('y', 'height')
  const moved = ({ x, y }: Point): Point => ({ x: x - across.least + margin, y: y - down.least + margin })
  return {
    width: across.length + 2 * margin,
    height: down.length + 2 * margin,
    nodes: boxes.map((box) => ({ id: box.id, ...moved(box) })),
    edges: edges.map((edge) => ({ ...edge, points: edge.points.map(moved) })),
  }
}

type Box = { readonly width: number; readonly height: number }
/** By index of the boxes; never a circle, nor a box linked to itself. */
type Link = { readonly upper: number; readonly lower: number }
type Placing = { readonly centres: readonly Point[]; readonly lines: readonly (readonly Point[])[] }

const ORIGIN: Point = { x: 0, y: 0 }
const NOTHING: Box = { width: 0, height: 0 }

/** With few crossings; dagre follows Gansner et al., "A Technique for Drawing Directed Graphs" (1993). */
function placeByDagre(boxes: readonly Box[], links: readonly Link[], options: LayoutOptions): Placing {
  const { direction, gap } = options
  const graph = new Graph<object, Box & Partial<Point>, { points?: Point[] }>({ multigraph: true })
  const rankdir = direction === 'down' ? 'TB' : 'LR'
  graph.setGraph({ rankdir, nodesep: gap, edgesep: gap / 2, ranksep: gap })
  // Names of our own: dagre keeps names as keys of plain objects, where `constructor` is taken and numbers change places.
  for (const [i, { width, height }] of boxes.entries()) graph.setNode(`box${i}`, { width, height })
  for (const [i, { upper, lower }] of links.entries()) graph.setEdge(`box${upper}`, `box${lower}`, {}, `link${i}`)
  layout(graph)

  return {
    centres: boxes.map((_, i) => {
      const { x = 0, y = 0 } = graph.node(`box${i}`)
      return { x, y }
    }),
    lines: links.map(({ upper, lower }, i) => {
      const { points = [] } = graph.edge(`box${upper}`, `box${lower}`, `link${i}`)
      return points.map(({ x, y }) => ({ x, y }))
    }),
  }
}

/** The line of a card that follows itself: out of its right side and back in. */
function loop({ x, y }: Point, { width, height }: Box, outPx: number): Point[] {
  const side = x + width / 2
  const [upper, lower] = [y - height / 4, y + height / 4]
  return [
    { x: side, y: upper },
    { x: side + outPx, y: upper },
    { x: side + outPx, y: lower },
    { x: side, y: lower },
  ]
}
