import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rangeIn } from './range.ts'

test.each([
  [null, 'whole'],
  ['', 'whole'],
  ['bytes=0-', { start: 0, end: 100 }],
  ['bytes=0-0', { start: 0, end: 1 }],
  ['bytes=10-19', { start: 10, end: 20 }],
  ['Bytes=10-19 ', { start: 10, end: 20 }],
  ['bytes=99-', { start: 99, end: 100 }],
  ['bytes=50-1000', { start: 50, end: 100 }],
  ['bytes=-1', { start: 99, end: 100 }],
  ['bytes=-30', { start: 70, end: 100 }],
  ['bytes=-1000', { start: 0, end: 100 }],
  ['bytes=100-', 'none'],
  ['bytes=100-200', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=-000', 'none'],
  // Malformed or more than we serve: the whole is always a right answer.
  ['bytes=-', 'whole'],
  ['bytes=20-10', 'whole'],
  ['bytes=0-1,5-6', 'whole'],
  ['bytes=a-b', 'whole'],
  ['bytes=1.5-2', 'whole'],
  ['bytes=--5', 'whole'],
  ['items=0-5', 'whole'],
  ['bytes=9999999999999999-', 'whole'],
] as const)('of 100 bytes %j asks for %j', (header, expected) => {
  expect(rangeIn(header, 100)).toEqual(expected)
})

test('nothing can be asked of no bytes', () => {
  expect(rangeIn('bytes=0-', 0)).toBe('none')
  expect(rangeIn('bytes=-5', 0)).toBe('none')
  expect(rangeIn(null, 0)).toBe('whole')
})

test('a range is never empty and never reaches outside', () => {
  const header = fc.oneof(
    fc.string().map((rest) => `bytes=${rest}`),
    fc.tuple(fc.nat(300), fc.nat(300)).map(([a, b]) => `bytes=${a}-${b}`),
    fc.nat(300).map((n) => `bytes=-${n}`),
  )
  fc.assert(
    fc.property(header, fc.nat(200), (text, size) => {
      const range = rangeIn(text, size)
      if (typeof range === 'string') return
      expect(range.start).toBeGreaterThanOrEqual(0)
      expect(range.end).toBeGreaterThan(range.start)
      expect(range.end).toBeLessThanOrEqual(size)
    }),
  )
})
