import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { buildGraph } from './graph.ts'
import { makeshiftRoots, wayBetween } from './ways.ts'

const id = (text: string) => CardId.parse(`q-${text}`)

/** `'a b c'`: from a to b, then to c. The author's order is that of the alphabet. */
function graphOf(...lines: string[]) {
  const names = lines.map((line) => line.split(' '))
  const edges = names.flatMap(([parent = '', ...children]) =>
    children.map((child, position) => ({ parent: id(parent), child: id(child), position })),
  )
  return buildGraph([...new Set(names.flat())].toSorted().map(id), edges)
}

test('a circle that nothing leads into has one makeshift root, the first in the author’s order', () => {
  expect(makeshiftRoots(graphOf('a1 a2', 'a2 a3 a1', 'b1 b2', 'b2 b1'))).toEqual([id('a1'), id('b1')])
})

test('neither a circle that something leads into nor a card that follows itself has any', () => {
  expect(makeshiftRoots(graphOf('a1 a2', 'a2 a3', 'a3 a2'))).toEqual([])
  expect(makeshiftRoots(graphOf('a1 a1'))).toEqual([])
})

test('of two ways the shorter is taken', () => {
  const graph = graphOf('a1 a2 a4', 'a2 a3', 'a3 a4', 'a4 a5')
  expect(wayBetween(graph, id('a1'), id('a5'))).toEqual([id('a1'), id('a4'), id('a5')])
  expect(wayBetween(graph, id('a1'), id('a1'))).toEqual([id('a1')])
})

test('where there is no way, and of unknown cards, there is none', () => {
  const graph = graphOf('a1 a2')
  expect(wayBetween(graph, id('a2'), id('a1'))).toEqual([])
  expect(wayBetween(graph, id('a1'), id('zz'))).toEqual([])
})
