import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineAt, placeFor } from './place.ts'

const window = { width: 1000, height: 800 }
const line = (left: number, top: number) => ({ left, top, right: left + 100, bottom: top + 20 })

test('it goes below the line, and above where there is more room', () => {
  expect(placeFor(line(50, 100), { width: 400, height: 200 }, window)).toEqual({ left: 50, top: 124 })
  expect(placeFor(line(50, 700), { width: 400, height: 200 }, window)).toEqual({ left: 50, top: 496 })
})

test('it never covers the line that is pointed at, nor leaves the window at its sides', () => {
  const px = (max: number) => fc.integer({ min: 0, max })
  fc.assert(
    fc.property(px(900), px(780), px(380), (left, top, height) => {
      const at = line(left, top)
      const place = placeFor(at, { width: 400, height }, window)
      expect(place.left).toBeGreaterThanOrEqual(0)
      expect(place.left + 400).toBeLessThanOrEqual(window.width)
      expect(place.top >= at.bottom || place.top + height <= at.top).toBe(true)
    }),
  )
})

test('a link of two lines is shown at the one that is pointed at', () => {
  const lines = [line(500, 100), line(0, 120)]
  expect(lineAt(lines, 130)).toBe(lines[1])
  expect(lineAt(lines, null)).toBe(lines[0])
  expect(lineAt([], 130)).toBeUndefined()
})
