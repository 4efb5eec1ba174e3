import { expect, test } from 'vitest'
import { growthLookHref, lookOf } from './look.ts'

test('an address says how a growth is looked at, and what it does not know is ignored', () => {
  const look = lookOf({ stage: 'answer', order: 'oldest', page: '2', a: '1.answer', b: '3.answer' })
  expect(look).toMatchObject({ stage: 'answer', order: 'oldest', page: 2, a: { n: 1 }, b: { n: 3 } })
  expect(lookOf({ stage: 'none', order: 'x', page: '0', a: 'x', b: ['', '1.answer'] })).toEqual(lookOf({}))
})

test('each look has one address, and another look begins at its first page', () => {
  const look = lookOf({ stage: 'answer', page: '2', a: '1.answer' })
  expect(growthLookHref('q-a', lookOf({}), {})).toBe('/q/q-a/growth')
  expect(growthLookHref('q-a', look, { order: 'oldest' })).toBe('/q/q-a/growth?stage=answer&order=oldest&a=1.answer')
  expect(growthLookHref('q-a', look, { page: 2, a: null })).toBe('/q/q-a/growth?stage=answer&page=2')
})
