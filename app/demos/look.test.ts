import { expect, test } from 'vitest'
import { demosHref, lookOf } from './look.ts'

test('an address says which demos are listed, and what it does not know is ignored', () => {
  const look = lookOf({ lang: 'go', state: 'failed', q: 'fork', by: 'runs' })
  expect(look).toEqual({ lang: 'go', topic: null, state: 'failed', q: 'fork', by: 'runs' })
  expect(demosHref(look, { state: null })).toBe('/demos?lang=go&q=fork&by=runs')
  expect(demosHref(lookOf({ lang: 'cobol', by: 'age' }), {})).toBe('/demos')
})
