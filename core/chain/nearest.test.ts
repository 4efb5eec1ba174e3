import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

test('whoever has room stands where they want', () => {
  expect(nearest([0, 2.5, 7])).toEqual([0, 2.5, 7])
})

test('two who want the same place stand to either side of it', () => {
  expect(nearest([3, 3])).toEqual([2.5, 3.5])
})

test('a crowd moves together, and does not push whoever is far off', () => {
  expect(nearest([1, 1, 1, 9])).toEqual([0, 1, 2, 9])
})

test('the order is kept and nobody stands nearer than 1, nor does moving one of them bring them nearer to what they want', () => {
  const cost = (places: readonly number[], wanted: readonly number[]) =>
    places.reduce((sum, place, i) => sum + (place - (wanted[i] ?? 0)) ** 2, 0)
  const isApart = (places: readonly number[]) =>
    places.every((place, i) => i === 0 || place - (places[i - 1] ?? 0) >= 1 - 1e-9)
  const anyWanted = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(anyWanted, fc.nat(11), fc.constantFrom(0.01, -0.01), (wanted, which, by) => {
      const places = nearest(wanted)
      expect(isApart(places)).toBe(true)
      const otherwise = places.map((place, i) => (i === which ? place + by : place))
      if (isApart(otherwise)) expect(cost(otherwise, wanted)).toBeGreaterThanOrEqual(cost(places, wanted) - 1e-9)
    }),
  )
})
