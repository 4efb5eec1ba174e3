import fc from 'fast-check'
import { expect, test } from 'vitest'
import { centred, fit, fromHash, moved, opening, toHash, toMap, toScreen, zoomed } from './camera.ts'

const SCREEN = { width: 800, height: 600 }

test('a large map is seen whole, and a small one in the middle in its own size', () => {
  const large = fit({ width: 8000, height: 1000 }, SCREEN)
  expect(toScreen(large, { x: 8000, y: 500 }).x).toBeCloseTo(768)
  expect(toScreen(large, { x: 0, y: 500 }).y).toBeCloseTo(300)
  expect(fit({ width: 100, height: 100 }, SCREEN)).toEqual({ zoom: 1, x: -350, y: -250 })
})

test('a map that is a little too large begins with its beginning, in a size that can be read', () => {
  expect(opening({ width: 400, height: 300 }, SCREEN, 0.6)).toEqual(fit({ width: 400, height: 300 }, SCREEN))
  const [wide, huge] = [opening({ width: 2500, height: 500 }, SCREEN, 0.6), { width: 20_000, height: 500 }]
  expect([toScreen(wide, { x: 0, y: 0 }).x, wide.zoom].map((n) => n.toFixed(1))).toEqual(['32.0', '0.6'])
  expect(toScreen(wide, { x: 0, y: 250 }).y).toBeCloseTo(300)
  expect(opening(huge, SCREEN, 0.6)).toEqual(fit(huge, SCREEN))
})

test('what is under the pointer stays there when the map comes closer', () => {
  const coordinate = fc.integer({ min: -5000, max: 5000 })
  const camera = fc.record({ x: coordinate, y: coordinate, zoom: fc.double({ min: 0.02, max: 2, noNaN: true }) })
  const point = fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 600 }) })
  fc.assert(
    fc.property(camera, point, fc.double({ min: 0.1, max: 10, noNaN: true }), (from, at, times) => {
      const there = toScreen(zoomed(from, times, at), toMap(from, at))
      expect(there.x).toBeCloseTo(at.x, 3)
      expect(there.y).toBeCloseTo(at.y, 3)
    }),
  )
})

test('dragging to the left shows what is to the right, by as much at every size', () => {
  expect(moved({ x: 10, y: 10, zoom: 0.5 }, { x: 20, y: 0 })).toEqual({ x: 50, y: 10, zoom: 0.5 })
})

test('a card that is gone to stands in the middle, large enough to be read', () => {
  const camera = centred({ x: 0, y: 0, zoom: 0.1 }, { x: 1000, y: 1000 }, SCREEN, 0.7)
  expect(camera.zoom).toBe(0.7)
  const { x, y } = toScreen(camera, { x: 1000, y: 1000 })
  expect([x, y].map(Math.round)).toEqual([400, 300])
})

test('a place goes into the address and comes back', () => {
  const camera = { x: -120, y: 4500, zoom: 0.125 }
  expect(fromHash(toHash(camera))).toEqual(camera)
  for (const hash of ['', '#outline', '#at=1,2', '#at=1,2,abc', '#at=1,2,99.000']) expect(fromHash(hash)).toBeNull()
})
