import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pack } from './pack.ts'

test('the highest come first, in rows', () => {
  const { places } = pack(
    [
      { width: 10, height: 5 },
      { width: 10, height: 20 },
      { width: 10, height: 5 },
    ],
    2,
    2,
  )
  expect(places).toEqual([
    { x: 12, y: 0 },
    { x: 0, y: 0 },
    { x: 0, y: 22 },
  ])
})

test('boxes keep their distance, and none is outside', () => {
  const size = fc.record({ width: fc.integer({ min: 1, max: 300 }), height: fc.integer({ min: 1, max: 300 }) })
  fc.assert(
    fc.property(fc.array(size, { maxLength: 20 }), (boxes) => {
      const packed = pack(boxes, 10, 1.6)
      const placed = boxes.map((box, i) => ({ ...box, ...(packed.places[i] ?? { x: NaN, y: NaN }) }))
      for (const [i, one] of placed.entries()) {
        expect(
          one.x >= 0 && one.x + one.width <= packed.width && one.y >= 0 && one.y + one.height <= packed.height,
        ).toBe(true)
        for (const other of placed.slice(i + 1)) {
          const across = Math.max(one.x, other.x) - Math.min(one.x + one.width, other.x + other.width)
          const down = Math.max(one.y, other.y) - Math.min(one.y + one.height, other.y + other.height)
          expect(Math.max(across, down)).toBeGreaterThanOrEqual(10)
        }
      }
    }),
  )
})
