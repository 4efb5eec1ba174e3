import { expect, test } from 'vitest'
import { periodIn } from './period-in.ts'

test('any day of a week names it', () => {
  expect(periodIn({ span: 'week', day: '2026-11-28' })).toEqual({
    span: 'week',
    first: '2026-11-23',
    last: '2026-11-29',
  })
})

test.each([
  ['decade', '2026-11-28'],
  ['week', '2026-11-31'],
  ['week', 'today'],
  ['year', '0000-01-01'],
  ['week', '9999-12-31'],
])('%s %s names nothing', (span, day) => {
  expect(periodIn({ span, day })).toBeNull()
})
