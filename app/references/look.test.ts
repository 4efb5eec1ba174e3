import { expect, test } from 'vitest'
import { lookOf, ReferencesQuery, referencesHref } from './look.ts'

test('an address says which references are listed, and what it does not know is ignored', () => {
  const look = lookOf({ kind: 'book', host: 'nginx.org', state: 'unread', by: 'minutes', page: '2' })
  expect(look).toEqual({ kind: 'book', host: 'nginx.org', topic: null, state: 'unread', by: 'minutes', page: 2 })
  expect(referencesHref(look, {})).toBe('/references?kind=book&host=nginx.org&state=unread&by=minutes')
  expect(referencesHref(lookOf({ kind: 'none', page: '0' }), {})).toBe('/references')
})

test('of a program that asks for what there is not, it is refused', () => {
  expect(ReferencesQuery.safeParse({ kind: 'none' }).success).toBe(false)
  expect(ReferencesQuery.safeParse({ kin: 'book' }).success).toBe(false)
  expect(ReferencesQuery.parse({ kind: 'book' })).toMatchObject({ kind: 'book', by: 'host', page: 1 })
})
