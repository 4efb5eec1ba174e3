import { expect, test } from 'vitest'
import { digits, percentile, table } from './figures.ts'

test.each([
  [0.5, 50],
  [0.95, 95],
  [0.99, 99],
  [1, 100],
  [0, 1],
])('of the numbers 1 to 100, a share of %d does not exceed %d', (p, value) => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i)
  expect(percentile(values, p)).toBe(value)
})

test('one value is every percentile; none is no number', () => {
  expect(percentile([7], 0.99)).toBe(7)
  expect(percentile([], 0.5)).toBeNaN()
})

test.each([
  [0.01234, '0.012'],
  [0.2345, '0.234'],
  [12.345, '12.3'],
  [4321.5, '4322'],
])('%d is written %s', (value, text) => {
  expect(digits(value)).toBe(text)
})

test('columns line up', () => {
  expect(table(['what', 's'], [['a longer name', '1.5']])).toBe(
    'what             s\n-------------  ---\na longer name  1.5',
  )
})
