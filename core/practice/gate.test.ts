import { expect, test } from 'vitest'
import type { Timing } from './attempt.ts'
import { proposeRating, verdictOf } from './gate.ts'
import { planFor } from './plan.ts'

const ALL = { recall: true, depth: true, defend: true }
const minute = (spokenMs: number, more: Partial<Timing> = {}): Timing => ({
  thoughtMs: 10_000,
  sentencesMs: [1, 1, 1, 1, 1].map(() => spokenMs / 5),
  spokenMs,
  pausedMs: 0,
  hiddenMs: 0,
  totalMs: spokenMs + 10_000,
  pauses: 0,
  ...more,
})

test.each([
  [ALL, 'passed'],
  [{ ...ALL, recall: false }, 'failed'],
  [{ ...ALL, depth: false }, 'failed'],
  [{ ...ALL, defend: false }, 'failed'],
] as const)('%o is %s', (gate, verdict) => {
  expect(verdictOf(gate)).toBe(verdict)
})

test.each([
  ['blank', { ...ALL, recall: false }, minute(50_000), 'again'],
  ['shallow', { ...ALL, depth: false }, minute(50_000), 'again'],
  ['undefended', { ...ALL, defend: false }, minute(50_000), 'hard'],
  ['slow', ALL, minute(90_001), 'hard'],
  ['steady', ALL, minute(90_000), 'good'],
  ['fluent', ALL, minute(60_000), 'easy'],
  ['steady', ALL, minute(60_000, { pauses: 1, pausedMs: 9000 }), 'good'],
  ['steady', ALL, minute(60_000, { hiddenMs: 2000 }), 'good'],
  ['steady', ALL, minute(40_000, { sentencesMs: [10_000, 10_000, 10_000, 10_000, null] }), 'good'],
] as const)('%s: %o, %o proposes %s', (reason, gate, timing, rating) => {
  expect(proposeRating(gate, planFor('relaxed'), timing)).toEqual({ rating, reason })
})

test('a slower clock asks for less speed, and no clock for none', () => {
  expect(proposeRating(ALL, planFor('relaxed', 3), minute(170_000)).rating).toBe('easy')
  expect(proposeRating(ALL, planFor('untimed'), minute(900_000)).rating).toBe('good')
})
