import { expect, test } from 'vitest'
import { firstIntervals, intervalsOfGood } from './intervals.ts'

test('the first intervals the guide shows are those of the scheduler', () => {
  expect(firstIntervals(0.9)).toEqual({ again: 1, hard: 2, good: 3, easy: 8 })
})

test('a card that is always good comes back ever later', () => {
  expect(intervalsOfGood(0.9, 5)).toEqual([3, 14, 57, 196, 586])
})

test('wanting to remember more means shorter intervals', () => {
  const last = (retention: number) => intervalsOfGood(retention, 5).at(-1) ?? 0
  expect(last(0.95)).toBeLessThan(last(0.9))
  expect(last(0.9)).toBeLessThan(last(0.85))
})
