import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutChain } from './layout.ts'
import type { ChainLayout, LayoutEdge } from './layout.ts'

const box = (id: string) => ({ id, width: 100, height: 40 })
const boxes = (...ids: string[]) => ids.map(box)
const edge = (from: string, to: string, back = false): LayoutEdge => ({ from, to, back })
const line = (count: number) => ({
  nodes: Array.from({ length: count }, (_, i) => box(`c${i}`)),
  edges: Array.from({ length: count - 1 }, (_, i) => edge(`c${i}`, `c${i + 1}`)),
})

function node(layout: ChainLayout, id: string) {
  const found = layout.nodes.find((each) => each.id === id)
  if (!found) throw new Error(`${id} was not placed`)
  return found
}

/** The first thing wrong with a picture: a box or line outside of it, two boxes less than a gap apart, a line that goes astray. */
function fault({ width, height, nodes, edges }: ChainLayout): string | null {
  const boxesLeft = [...nodes]
  for (let one = boxesLeft.pop(); one; one = boxesLeft.pop()) {
    const { id, x, y } = one
    if (!(x >= 50 && x <= width - 50 && y >= 20 && y <= height - 20)) return `${id} is outside`
    const near = boxesLeft.find((other) => Math.abs(other.x - x) < 139 && Math.abs(other.y - y) < 79)
    if (near) return `${id} is too near ${near.id}`
  }
  for (const { from, to, points } of edges) {
    if (points.some(({ x, y }) => !(x >= 0 && x <= width && y >= 0 && y <= height))) return `${from}→${to} is outside`
    for (const [id, end] of [
      [from, points.at(0)],
      [to, points.at(-1)],
    ] as const) {
      const { x, y } = nodes.find((each) => each.id === id) ?? { x: NaN, y: NaN }
      const [right, down] = [Math.abs((end?.x ?? NaN) - x), Math.abs((end?.y ?? NaN) - y)]
      const onBorder =
        (Math.abs(right - 50) < 1e-6 && down <= 20 + 1e-6) || (Math.abs(down - 20) < 1e-6 && right <= 50 + 1e-6)
      if (!onBorder) return `${from}→${to} does not meet ${id}`
    }
  }
  return null
}

test.each([30, 200])('follow-ups lead down, or to the right, in a chain of %i', (count) => {
  const { nodes, edges } = line(count)
  const down = layoutChain(nodes, edges)
  const right = layoutChain(nodes, edges, { direction: 'right' })
  expect(node(down, 'c9').y).toBeGreaterThan(node(down, 'c8').y)
  expect(node(down, 'c9').x).toBe(node(down, 'c8').x)
  expect(node(right, 'c9').x).toBeGreaterThan(node(right, 'c8').x)
  expect(node(right, 'c9').y).toBe(node(right, 'c8').y)
})

test('a back-edge runs upwards and leaves the rest as it was', () => {
  const layout = layoutChain(boxes('a', 'b', 'c'), [edge('a', 'b'), edge('b', 'c'), edge('c', 'a', true)])
  expect(node(layout, 'a').y).toBeLessThan(node(layout, 'b').y)
  expect(node(layout, 'b').y).toBeLessThan(node(layout, 'c').y)
  const points = layout.edges[2]?.points ?? []
  expect(points.at(0)?.y).toBeGreaterThan(points.at(-1)?.y ?? NaN)
  expect(fault(layout)).toBe(null)
})

test('a card that follows itself has a loop at its side', () => {
  const layout = layoutChain(boxes('a'), [edge('a', 'a', true)])
  expect(layout.edges[0]?.points.length).toBe(4)
  expect(fault(layout)).toBe(null)
})

test('an edge to a card that is not shown is left out; nothing at all makes an empty picture', () => {
  expect(layoutChain(boxes('a'), [edge('a', 'b'), edge('b', 'a')]).edges).toEqual([])
  expect(layoutChain([], [], { margin: 10 })).toEqual({ width: 20, height: 20, nodes: [], edges: [] })
})

test('names that mean something to JavaScript are names like others', () => {
  const layout = layoutChain(boxes('constructor', '7', '__proto__', '3'), [
    edge('constructor', '7'),
    edge('7', '__proto__'),
  ])
  expect(layout.nodes.map(({ id }) => id)).toEqual(['constructor', '7', '__proto__', '3'])
  expect(fault(layout)).toBe(null)
})

const edgesAmong = (count: number) =>
  fc
    .array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: count * 2 })
    .map((pairs) => pairs.map(([from, to]) => edge(`c${from}`, `c${to}`, from >= to)))

test('boxes apart, lines from border to border, everything inside, and the same each time', () => {
  fc.assert(
    fc.property(edgesAmong(12), fc.constantFrom('down', 'right'), (edges, direction) => {
      const { nodes } = line(12)
      const layout = layoutChain(nodes, edges, { direction })
      expect(fault(layout)).toBe(null)
      expect(layout.edges).toMatchObject(edges)
      expect(layoutChain(nodes, edges, { direction })).toEqual(layout)
    }),
    { numRuns: 30 },
  )
})
