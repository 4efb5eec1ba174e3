import { expect, test } from 'vitest'
import { glancePath } from './target.ts'

test.each([
  ['/q/q-4k7m2x9p', '/api/cards/q-4k7m2x9p/glance'],
  ['/q/q-4k7m2x9p~what-is-it', '/api/cards/q-4k7m2x9p/glance'],
  ['/q/q-4k7m2x9p%7Ewhat', '/api/cards/q-4k7m2x9p/glance'],
  ['/demos/fd-inherit', '/api/demos/fd-inherit/glance'],
  ['/q/q-4k7m2x9p/edit', null],
  ['/chains/q-4k7m2x9p', null],
  ['/demos', null],
])('%s is looked at by %s', (pathname, path) => {
  expect(glancePath(pathname, '/')).toBe(path)
})

test('the page one is on is not looked at, whatever its address says behind the id', () => {
  expect(glancePath('/q/q-one~a', '/q/q-one')).toBeNull()
  expect(glancePath('/demos/one', '/demos/one')).toBeNull()
  expect(glancePath('/q/q-one', '/q/q-one/edit')).toBe('/api/cards/q-one/glance')
})
