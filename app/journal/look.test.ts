import { expect, test } from 'vitest'
import { isFiltered, journalHref, lookOf } from './look.ts'

test('an address says which events are told from which day on, and what it does not know is ignored', () => {
  expect(lookOf({ kind: 'attempt', topic: ' nginx ', card: 'q-a', verdict: 'failed', day: '2026-11-28' })).toEqual({
    kind: 'attempt',
    topic: 'nginx',
    card: 'q-a',
    verdict: 'failed',
    day: '2026-11-28',
  })
  expect(lookOf({ kind: 'none', card: '?', verdict: ['x'], day: '2026-02-30' })).toEqual(lookOf({}))
})

test('each look has one address, and another look begins at its newest day', () => {
  const look = lookOf({ topic: 'nginx', day: '2026-11-28' })
  expect(journalHref(look, { kind: 'run' })).toBe('/journal?kind=run&topic=nginx')
  expect(journalHref(look, { day: look.day })).toBe('/journal?topic=nginx&day=2026-11-28')
  expect([isFiltered(look), isFiltered(lookOf({ day: '2026-11-28' }))]).toEqual([true, false])
})
