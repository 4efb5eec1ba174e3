import { expect, test } from 'vitest'
import { boardsHref, lookOf, orderedHref, wayOf } from './look.ts'

test('an address says how the boards are looked at, and what it does not know is ignored', () => {
  const look = lookOf({ category: 'project', topic: ' nginx ', state: 'failed', archived: '1', by: 'due', page: '3' })
  expect(look).toMatchObject({ category: 'project', topic: 'nginx', state: 'failed', archived: true, page: 3 })
  expect(lookOf({ category: 'none', state: ['x'], by: '', page: '-1', view: 'tree' })).toEqual(lookOf({}))
})

test('each look has one address, and another look begins at its first page', () => {
  const look = lookOf({ category: 'project', page: '3', by: 'due', way: 'down' })
  expect(boardsHref(look, {})).toBe('/boards?category=project&way=down&by=due')
  expect(boardsHref(look, { page: 4 })).toBe('/boards?category=project&way=down&by=due&page=4')
  expect(boardsHref(lookOf({}), { state: 'failed' })).toBe('/boards?state=failed')
})

test('a column orders its natural way first, and then the other way round', () => {
  const look = lookOf({})
  expect(wayOf(look)).toBe('down')
  expect(orderedHref(look, 'due')).toBe('/boards?by=due')
  expect(wayOf(lookOf({ by: 'due' }))).toBe('up')
  expect(orderedHref(lookOf({ by: 'due' }), 'due')).toBe('/boards?way=down&by=due')
  expect(orderedHref(lookOf({ by: 'due', way: 'down' }), 'due')).toBe('/boards?by=due')
})

test('what is being marked is left alone by any other look', () => {
  const look = lookOf({ page: '2', byHand: '1', mark: 'q-a' })
  expect(look).toMatchObject({ byHand: true, mark: 'q-a' })
  expect(boardsHref(look, { page: 2 })).toBe('/boards?byHand=1&page=2')
  expect(boardsHref(look, { page: 2, mark: look.mark })).toBe('/boards?byHand=1&mark=q-a&page=2')
})
