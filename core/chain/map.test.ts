import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { buildGraph, type Edge } from './graph.ts'
import { CELL, placeMap, type MapLayout } from './map.ts'

const id = (text: string) => CardId.parse(`q-${text}`)

/** `'a b c'`: from a to b, then to c. */
function mapOf(...lines: string[]) {
  const names = lines.map((line) => line.split(' '))
  const edges = names.flatMap(([parent = '', ...children]) =>
    children.map((child, position): Edge => ({ parent: id(parent), child: id(child), position })),
  )
  return placeMap(buildGraph([...new Set(names.flat())].toSorted().map(id), edges), () => 'topic')
}
const place = (map: MapLayout, name: string) => map.places.get(id(name)) ?? { x: NaN, y: NaN }

/** The first two cells that overlap, or one outside of the map. */
function fault({ places, width, height }: MapLayout): string | null {
  const left = [...places]
  for (let one = left.pop(); one; one = left.pop()) {
    const [name, { x, y }] = one
    if (!(x >= 0 && y >= 0 && x + CELL.width <= width + 0.01 && y + CELL.height <= height + 0.01))
      return `${name} is outside`
    const other = left.find(
      ([, at]) => Math.abs(at.x - x) < CELL.width - 0.01 && Math.abs(at.y - y) < CELL.height - 0.01,
    )
    if (other) return `${name} overlaps ${other[0]}`
  }
  return null
}

test('a follow-up stands to the right of what it follows, and its parent in the middle of its follow-ups', () => {
  const map = mapOf('a b c d')
  expect(place(map, 'c')).toEqual({ x: CELL.width, y: place(map, 'a').y })
  expect(place(map, 'b').y).toBeLessThan(place(map, 'c').y)
  expect(place(map, 'd').y).toBeGreaterThan(place(map, 'c').y)
})

test('a card that can be reached in two ways stands behind the longer one', () => {
  expect(place(mapOf('a b d', 'b c', 'c d'), 'd').x).toBe(3 * CELL.width)
})

test('a circle is cut where it is entered', () => {
  const map = mapOf('a b', 'b c', 'c a')
  expect(['a', 'b', 'c'].map((name) => place(map, name).x / CELL.width)).toEqual([0, 1, 2])
})

test('cards that nothing is linked to stand together by topic', () => {
  const ids = ['a', 'b', 'c', 'd'].map(id)
  const map = placeMap(buildGraph(ids, []), (card) => (card === id('b') ? 'b' : 'others'))
  expect(map.groups.map(({ kind, name, cards }) => [kind, name, cards])).toEqual([
    ['topic', 'others', 3],
    ['topic', 'b', 1],
  ])
})

test('a chain is named by the card it begins with, and a card that only follows itself is none', () => {
  const { groups } = mapOf('b c', 'a c', 'd d')
  expect(groups.map(({ kind, name, cards }) => [kind, name, cards])).toEqual([
    ['chain', 'q-a', 3],
    ['topic', 'topic', 1],
  ])
})

test('nothing is placed where there is nothing', () => {
  expect(placeMap(buildGraph([], []), () => '')).toMatchObject({ width: 0, height: 0, groups: [] })
})

const CARDS = 40
const ids = Array.from({ length: CARDS }, (_, i) => id(`card-${i}`))
const number = fc.nat(CARDS - 1)
const anyEdges = fc.array(fc.tuple(number, number), { maxLength: 60 }).map((pairs) =>
  pairs.map(([from, to], position): Edge => ({
    parent: ids[from] ?? id('no'),
    child: ids[to] ?? id('no'),
    position,
  })),
)

test('every card is placed, and no two overlap', () => {
  fc.assert(
    fc.property(anyEdges, (edges) => {
      const map = placeMap(buildGraph(ids, edges), (card) => card.slice(-1))
      expect(map.places.size).toBe(CARDS)
      expect(fault(map)).toBeNull()
    }),
  )
})

test('the order of the rows does not matter', () => {
  fc.assert(
    fc.property(anyEdges, (edges) => {
      const [one, other] = [edges, edges.toReversed()].map((some) => placeMap(buildGraph(ids, some), () => ''))
      expect(one).toEqual(other)
    }),
  )
})

test('a line of ten thousand cards is placed', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => id(String(i)))
  const edges = many.slice(1).map((child, i): Edge => ({ parent: many[i] ?? child, child, position: 0 }))
  expect(placeMap(buildGraph(many, edges), () => '').places.get(id('9999'))).toEqual({ x: 9_999 * CELL.width, y: 0 })
})
