import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { backEdges, buildGraph, reachable, rootsOf } from './graph.ts'
import type { Edge } from './graph.ts'

const id = (text: string) => CardId.parse(`q-${text}`)

/** `'a b c'`: from a to b, then to c, in that order of a's stage 6. The author's order is that of the alphabet. */
function graphOf(...lines: string[]) {
  const names = lines.map((line) => line.split(' '))
  const edges = names.flatMap(([parent = '', ...children]) =>
    children.map((child, position) => ({ parent: id(parent), child: id(child), position })),
  )
  return buildGraph([...new Set(names.flat())].toSorted().map(id), edges)
}
const pairs = (edges: readonly Edge[]) => edges.map(({ parent, child }) => `${parent.slice(2)} ${child.slice(2)}`)
const names = (ids: readonly CardId[]) => ids.map((each) => each.slice(2)).join(' ')

test('a tree has one root and no back-edges', () => {
  const graph = graphOf('a b c', 'b d')
  expect(pairs(backEdges(graph))).toEqual([])
  expect(names(rootsOf(graph))).toBe('a')
  expect(names(reachable(graph, id('a')))).toBe('a b c d')
})

test('an edge from an archived card holds nothing back, but one beside it does', () => {
  const graph = graphOf('a b c', 'b d', 'c d')
  expect(names(rootsOf(graph, new Set([id('b')])))).toBe('a')
  expect(names(rootsOf(graph, new Set([id('b'), id('c')])))).toBe('a d')
  expect(names(rootsOf(graph, new Set([id('a')])))).toBe('a b c')
})

test('a question two chains share belongs to both, and closes no cycle', () => {
  const graph = graphOf('a c', 'b c', 'c d')
  expect(pairs(backEdges(graph))).toEqual([])
  expect(names(rootsOf(graph))).toBe('a b')
  expect(names(reachable(graph, id('b')))).toBe('b c d')
})

test('a link back to where one came from closes a cycle, and holds nothing back', () => {
  const graph = graphOf('a b', 'b c', 'c a')
  expect(pairs(backEdges(graph))).toEqual(['c a'])
  expect(names(rootsOf(graph))).toBe('a')
})

test('a cycle with a way in is entered there, whatever the order of its cards', () => {
  const graph = graphOf('z c', 'a b', 'b c', 'c a')
  expect(pairs(backEdges(graph))).toEqual(['b c'])
  expect(names(rootsOf(graph))).toBe('z')
})

test('what lies below a cycle is no root, even when it comes first in the author’s order', () => {
  const graph = graphOf('m n a', 'n m')
  expect(pairs(backEdges(graph))).toEqual(['n m'])
  expect(names(rootsOf(graph))).toBe('m')
})

test('a card that follows itself is a root all the same, and a way into a cycle', () => {
  const knot = graphOf('z z c', 'a b', 'b c', 'c a')
  expect(pairs(backEdges(knot))).toEqual(['z z', 'b c'])
  expect(names(rootsOf(knot))).toBe('z')
  const graph = graphOf('b b a', 'a c')
  expect(pairs(backEdges(graph))).toEqual(['b b'])
  expect(names(rootsOf(graph))).toBe('b')
})

test('follow-ups are taken in the author’s order, not in that of the rows', () => {
  const edge = (child: string, position: number): Edge => ({ parent: id('a'), child: id(child), position })
  const graph = buildGraph(['a', 'b', 'c', 'd'].map(id), [edge('b', 7), edge('c', 0), edge('d', 3)])
  expect(names(reachable(graph, id('a')))).toBe('a c d b')
})

test('a follow-up whose card does not exist is no edge', () => {
  const graph = buildGraph([id('a')], [{ parent: id('a'), child: id('gone'), position: 0 }])
  expect(names(rootsOf(graph))).toBe('a')
  expect(backEdges(graph)).toEqual([])
  expect(names(reachable(graph, id('a')))).toBe('a')
  expect(reachable(graph, id('gone'))).toEqual([])
})

test('a chain of a hundred thousand cards that ends where it began', () => {
  const ids = Array.from({ length: 100_000 }, (_, i) => id(String(i)))
  const edges = ids.map((parent, i): Edge => ({ parent, child: ids[(i + 1) % ids.length] ?? parent, position: 0 }))
  const graph = buildGraph(ids, edges)
  expect(pairs(backEdges(graph))).toEqual(['99999 0'])
  expect(rootsOf(graph)).toEqual([id('0')])
  expect(reachable(graph, id('0')).length).toBe(100_000)
})

const CARDS = 12
const ids = Array.from({ length: CARDS }, (_, i) => id(`card-${i}`))
const numbers = fc.nat(CARDS - 1)
const toEdges = (all: readonly (readonly [number, number])[]): Edge[] =>
  all.map(([from, to], position) => ({ parent: ids[from] ?? id('no'), child: ids[to] ?? id('no'), position }))
const anyEdges = fc.array(fc.tuple(numbers, numbers), { maxLength: 30 }).map(toEdges)

/** Takes away cards that nothing leads to until none is left to take; what remains is in a cycle or behind one. */
function isAcyclic(edges: readonly Edge[]): boolean {
  let left = [...edges]
  for (let before = Infinity; left.length < before;) {
    before = left.length
    const ledTo = new Set(left.map((edge) => edge.child))
    left = left.filter((edge) => ledTo.has(edge.parent))
  }
  return left.length === 0
}

test('without its back-edges a graph has no cycle', () => {
  fc.assert(
    fc.property(anyEdges, (edges) => {
      const back = new Set(backEdges(buildGraph(ids, edges)))
      expect(isAcyclic(edges.filter((edge) => !back.has(edge)))).toBe(true)
    }),
  )
})

test('every back-edge closes a cycle', () => {
  fc.assert(
    fc.property(anyEdges, (edges) => {
      const graph = buildGraph(ids, edges)
      for (const { parent, child } of backEdges(graph)) expect(reachable(graph, child)).toContain(parent)
    }),
  )
})

test('a graph without cycles has no back-edges', () => {
  const downwards = fc.tuple(fc.nat(CARDS - 2), fc.nat(CARDS)).map(([from, by]): [number, number] => {
    return [from, Math.min(CARDS - 1, from + 1 + by)]
  })
  const shuffled = fc.shuffledSubarray(ids, { minLength: CARDS })
  fc.assert(
    fc.property(fc.array(downwards, { maxLength: 30 }).map(toEdges), shuffled, (edges, authorsOrder) => {
      expect(backEdges(buildGraph(authorsOrder, edges))).toEqual([])
    }),
  )
})

test('every card can be reached from some root, without going over a back-edge', () => {
  fc.assert(
    fc.property(anyEdges, (edges) => {
      const graph = buildGraph(ids, edges)
      const back = new Set(backEdges(graph))
      const gating = buildGraph(
        ids,
        edges.filter((edge) => !back.has(edge)),
      )
      const met = new Set(rootsOf(graph).flatMap((root) => reachable(gating, root)))
      expect(met.size).toBe(CARDS)
    }),
  )
})

test('the order of the rows does not matter', () => {
  fc.assert(
    fc.property(anyEdges, (edges) => {
      const [one, other] = [buildGraph(ids, edges), buildGraph(ids, edges.toReversed())]
      expect(new Set(backEdges(other))).toEqual(new Set(backEdges(one)))
      expect(rootsOf(other)).toEqual(rootsOf(one))
    }),
  )
})
