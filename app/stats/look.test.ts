import { expect, test } from 'vitest'
import { lookHref, lookOf } from './look.ts'

test('an address says how the page is looked at, and the other way round', () => {
  expect(lookOf({ days: '30', by: 'minutes' })).toEqual({ days: '30', by: 'minutes' })
  expect(lookHref({ days: '30', by: 'minutes' }, 'recall')).toBe('/stats?days=30&by=minutes#recall')
  expect(lookHref({ days: 'all', by: 'cards' }, 'days')).toBe('/stats#days')
})

test.each([{}, { days: '31', by: 'x' }, { days: ['30', '90'] }])('what it does not know it leaves out: %j', (query) => {
  expect(lookOf(query)).toEqual({ days: 'all', by: 'cards' })
})
