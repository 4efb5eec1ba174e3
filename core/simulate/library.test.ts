import { expect, test } from 'vitest'
import { drawsOf } from './draws.ts'
import { madeUpLibrary } from './library.ts'

const library = madeUpLibrary(200, drawsOf(1))

test('the same draws make the same library, others another', () => {
  expect(madeUpLibrary(200, drawsOf(1))).toEqual(library)
  expect(madeUpLibrary(200, drawsOf(2))).not.toEqual(library)
})

test('chains have a root each and some ten questions, three or four deep, as the ones this program ships with', () => {
  const depth = (question: (typeof library)[number]): number =>
    question.parents[0] === undefined ? 1 : 1 + depth(question.parents[0])
  expect(library.filter(({ parents }) => parents.length === 0)).toHaveLength(200)
  expect(library.length / 200).toBeGreaterThan(8)
  expect(library.length / 200).toBeLessThan(13)
  const depths = Array.from({ length: 200 }, (_, chain) =>
    Math.max(...library.filter((question) => question.chain === chain).map(depth)),
  )
  expect(depths.filter((deepest) => deepest === 3 || deepest === 4).length).toBeGreaterThan(190)
  expect(Math.max(...depths)).toBe(4)
})

test('parents stand before their follow-ups, in the same chain; some follow-ups have two', () => {
  for (const { place, chain, parents } of library) {
    for (const parent of parents) {
      expect(parent.place).toBeLessThan(place)
      expect(parent.chain).toBe(chain)
    }
  }
  expect(library.filter(({ parents }) => parents.length === 2).length).toBeGreaterThan(50)
  expect(library.map(({ place }) => place)).toEqual(library.map((_, i) => i))
  expect(new Set(library.map(({ id }) => id)).size).toBe(library.length)
})
