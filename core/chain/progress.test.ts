import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { buildGraph, reachable } from './graph.ts'
import { chainHeads, chainsAmong, rootsPassed } from './progress.ts'

const id = (name: string | number): CardId => CardId.parse(`q-${name}`)
const links = (...pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([parent, child]) => ({ parentId: id(parent), childId: id(child) }))

test('a chain is passed when nothing in it is left, however far down', () => {
  const all = links(['a', 'b'], ['b', 'c'], ['x', 'c'], ['y', 'z'])
  const roots = [id('a'), id('x'), id('y')]
  expect(rootsPassed(roots, all, [])).toEqual(roots)
  expect(rootsPassed(roots, all, [id('c')])).toEqual([id('y')])
  expect(rootsPassed(roots, all, [id('b'), id('y')])).toEqual([id('x')])
})

test('what chains share counts for the first of them, a circle once', () => {
  const all = links(['a', 'both'], ['b', 'both'], ['b', 'own'], ['both', 'below'], ['below', 'both'])
  expect([...chainsAmong([id('b'), id('a')], all)]).toEqual(
    expect.arrayContaining([
      [id('b'), id('b')],
      [id('own'), id('b')],
      [id('both'), id('b')],
      [id('below'), id('b')],
      [id('a'), id('a')],
    ]),
  )
})

test('a root that is free because what leads to it is archived begins a chain, unless it is read in another', () => {
  const all = links(['a', 'put-away'], ['put-away', 'below'], ['gone', 'free'], ['free', 'put-away'], ['below', 'last'])
  const roots = ['last', 'below', 'free', 'a'].map(id)
  expect(chainHeads(roots, all)).toEqual([id('free'), id('a')])
  expect(chainHeads(roots, all.slice(2))).toEqual([id('below'), id('free'), id('a')])
})

test('going up from what is left says the same as going down from each root', () => {
  const card = fc.nat({ max: 11 })
  const graphs = fc.record({ edges: fc.array(fc.tuple(card, card), { maxLength: 25 }), left: fc.uniqueArray(card) })
  fc.assert(
    fc.property(graphs, ({ edges, left }) => {
      const ids = Array.from({ length: 12 }, (_, i) => id(`n${i}`))
      const named = edges.map(([a, b]) => ({ parentId: id(`n${a}`), childId: id(`n${b}`) }))
      const graph = buildGraph(
        ids,
        named.map(({ parentId: parent, childId: child }, position) => ({ parent, child, position })),
      )
      const remaining = new Set(left.map((n) => id(`n${n}`)))
      const passed = ids.filter((root) => reachable(graph, root).every((one) => !remaining.has(one)))
      expect(rootsPassed(ids, named, [...remaining])).toEqual(passed)
    }),
  )
})
