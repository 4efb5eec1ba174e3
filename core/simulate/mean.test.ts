import { expect, test } from 'vitest'
import { drawsOf, normal } from './draws.ts'
import { meanOf } from './mean.ts'

test('by hand: the mean of 1 to 5, with t(4) = 2.776', () => {
  const { value, low, high } = meanOf([1, 2, 3, 4, 5])
  expect(value).toBe(3)
  expect(high - value).toBeCloseTo(2.776 * Math.sqrt(2.5 / 5), 2)
  expect(value - low).toBeCloseTo(high - value, 12)
})

test.each([
  [4, 2.776],
  [9, 2.262],
  [19, 2.093],
  [59, 2.001],
])('with %i degrees of freedom the quantile is that of the tables, %f', (degrees, quantile) => {
  // Of the whole numbers from 0 to n − 1 the sample variance is n (n + 1) / 12.
  const figures = Array.from({ length: degrees + 1 }, (_, i) => i)
  const deviation = Math.sqrt(((degrees + 1) * (degrees + 2)) / 12)
  const { value, high } = meanOf(figures)
  expect(Math.abs((high - value) / (deviation / Math.sqrt(degrees + 1)) - quantile)).toBeLessThan(0.01)
})

test('of a thousand intervals for a mean of 0, about 950 hold it', () => {
  const draws = drawsOf(3)
  const held = Array.from({ length: 1000 }, (_, i) => {
    const figures = Array.from({ length: 6 }, (__, nth) => normal(draws(i, nth, 'ease'), draws(i, nth, 'ease', 1)))
    const { low, high } = meanOf(figures)
    return low <= 0 && high >= 0
  }).filter(Boolean).length
  expect(held).toBeGreaterThan(930)
  expect(held).toBeLessThan(970)
})
