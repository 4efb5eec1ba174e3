import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seeded } from '../evaluate/seeded.ts'
import { proportion, proportionOrNone } from './wilson.ts'

/** Method 3 in table I of Newcombe, "Two-sided confidence intervals for the single proportion", 1998. */
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i: the interval is that of Newcombe’s table', (count, of, low, high) => {
  const figures = proportion(count, of)
  expect(figures.share).toBe(count / of)
  expect(figures.low).toBeCloseTo(low, 4)
  expect(figures.high).toBeCloseTo(high, 4)
})

test('it lies around the share, within 0 and 1, and is the mirror of what was not counted', () => {
  const shares = fc.integer({ min: 1, max: 5000 }).chain((of) => fc.tuple(fc.nat({ max: of }), fc.constant(of)))
  fc.assert(
    fc.property(shares, ([count, of]) => {
      const [one, other] = [proportion(count, of), proportion(of - count, of)]
      expect(one.low).toBeGreaterThanOrEqual(0)
      expect(one.high).toBeLessThanOrEqual(1)
      expect(one.low).toBeLessThanOrEqual(one.share)
      expect(one.high).toBeGreaterThanOrEqual(one.share)
      expect(other.low).toBeCloseTo(1 - one.high, 12)
    }),
    { numRuns: 2000 },
  )
})

test('about 95 of a hundred intervals hold the truth', () => {
  const below = seeded(7)
  const covers = (truth: number): boolean => {
    const count = Array.from({ length: 60 }, () => below(1000) < truth * 1000).filter(Boolean).length
    const { low, high } = proportion(count, 60)
    return low <= truth && truth <= high
  }
  const covered = Array.from({ length: 2000 }, () => covers(0.9)).filter(Boolean).length
  expect(covered / 2000).toBeGreaterThan(0.93)
  expect(covered / 2000).toBeLessThan(0.98)
})

test('of nothing there is no share', () => {
  expect(proportionOrNone(0, 0)).toBeNull()
  expect(() => proportion(0, 0)).toThrow(RangeError)
  expect(() => proportion(3, 2)).toThrow(RangeError)
})
