import fc from 'fast-check'
import { expect, test } from 'vitest'
import { median } from '#core/practice/median.ts'
import { quartiles } from './quartiles.ts'

test.each([
  [[7], { low: 7, median: 7, high: 7 }],
  [[1, 2], { low: 1.25, median: 1.5, high: 1.75 }],
  [[1, 2, 3, 4, 5], { low: 2, median: 3, high: 4 }],
  [[1, 2, 3, 4], { low: 1.75, median: 2.5, high: 3.25 }],
])('%j', (values, expected) => {
  expect(quartiles(values)).toEqual(expected)
})

test('the median is the one the queue goes by', () => {
  const some = fc.array(fc.nat({ max: 900 }), { minLength: 1 }).map((values) => values.toSorted((a, b) => a - b))
  fc.assert(
    fc.property(some, (values) => {
      expect(quartiles(values).median).toBeCloseTo(median(values) ?? -1, 10)
    }),
  )
})

test('nothing has none', () => {
  expect(() => quartiles([])).toThrow(RangeError)
})
