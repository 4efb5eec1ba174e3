import { expect, test } from 'vitest'
import { onceEach, queryHref } from './query-href.ts'

test('an address says what is asked for, and nothing else', () => {
  expect(queryHref('/boards', { topic: 'a b', archived: true, state: null, q: '', page: 2, unread: false })).toBe(
    '/boards?topic=a+b&archived=1&page=2',
  )
  expect(queryHref('/boards', { state: null })).toBe('/boards')
})

test('a key that is there twice is read once, and an empty one not at all', () => {
  expect(onceEach({ topic: ['net', 'os'], state: '', lang: undefined, page: '2' })).toEqual({ topic: 'net', page: '2' })
})
