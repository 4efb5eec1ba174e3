import { expect, test } from 'vitest'
import { binOf } from './bins.ts'

/** The bin as srs-benchmark names it: representatives of days, reviews and lapses. */
const named = (days: number, reviews: number, lapses: number): string => {
  const power = (base: number, count: number): number => base ** Math.floor(Math.log(count) / Math.log(base))
  const byDays = (2.48 * power(3.62, Math.max(days, 1e-6))).toFixed(2)
  return `${byDays} ${Math.round(1.99 * power(1.89, reviews))} ${lapses === 0 ? 0 : Math.round(1.65 * power(1.73, lapses))}`
}

test.each([
  [
    [1, 2, 0],
    [3, 3, 0],
  ],
  [
    [4, 2, 0],
    [13, 3, 0],
  ],
  [
    [14, 4, 1],
    [47, 6, 1],
  ],
])('%j and %j are alike', (one, other) => {
  expect(binOf(...(one as [number, number, number]))).toBe(binOf(...(other as [number, number, number])))
})

test.each([
  [
    [3, 2, 0],
    [4, 2, 0],
  ],
  [
    [1, 3, 0],
    [1, 4, 0],
  ],
  [
    [1, 2, 0],
    [1, 2, 1],
  ],
  [
    [1, 2, 1],
    [1, 2, 2],
  ],
])('%j and %j are not', (one, other) => {
  expect(binOf(...(one as [number, number, number]))).not.toBe(binOf(...(other as [number, number, number])))
})

test('bins are those of srs-benchmark: what it gives one name has one number, and the other way round', () => {
  const numbers = new Map<string, number>()
  for (const days of [1, 2, 3, 4, 10, 13, 14, 47, 48, 100, 171, 172, 622, 623, 5000]) {
    for (const reviews of [2, 3, 4, 6, 7, 12, 13, 24, 25, 100]) {
      for (const lapses of [0, 1, 2, 3, 5, 6, 9, 50]) {
        const name = named(days, reviews, lapses)
        expect(binOf(days, reviews, lapses)).toBe(numbers.get(name) ?? binOf(days, reviews, lapses))
        numbers.set(name, binOf(days, reviews, lapses))
      }
    }
  }
  expect(new Set(numbers.values()).size).toBe(numbers.size)
})
