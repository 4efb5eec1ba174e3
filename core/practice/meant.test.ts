import { expect, test } from 'vitest'
import { type AttemptEvent, fold } from './attempt.ts'
import { isMeant, runningSentence } from './meant.ts'
import { planFor } from './plan.ts'

const plan = planFor('relaxed')
const after = (...events: readonly [AttemptEvent['kind'], number][]) =>
  fold(
    plan,
    events.map(([kind, atMs]) => ({ kind, atMs })),
  )

test('a key pressed as the clock ends the thought does not end the first sentence', () => {
  const justOver = after(['start', 0], ['show', 10_100])
  expect(runningSentence(plan, justOver)).toBe(1)
  expect(isMeant(plan, justOver, 'mark')).toBe(false)
  expect(isMeant(plan, after(['start', 0], ['show', 10_400]), 'mark')).toBe(true)
})

test('the key that ends the last sentence does not judge it too', () => {
  expect(isMeant(plan, after(['start', 0], ['mark', 3000], ['finish', 9000], ['show', 9100]), 'judge')).toBe(false)
  expect(isMeant(plan, after(['start', 0], ['mark', 3000], ['finish', 9000], ['show', 9400]), 'judge')).toBe(true)
})

test('nothing ends while nothing runs', () => {
  const paused = after(['start', 0], ['pause', 3000], ['show', 9000])
  expect(isMeant(plan, paused, 'mark')).toBe(false)
  expect(isMeant(plan, paused, 'pause')).toBe(false)
  expect(isMeant(plan, paused, 'resume')).toBe(true)
  expect(runningSentence(plan, paused)).toBe(null)
})
