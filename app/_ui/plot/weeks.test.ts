import { expect, test } from 'vitest'
import { StudyDay } from '#core/schedule/study-day.ts'
import { stepOf, stepsOf, weeksUpTo } from './weeks.ts'

test('weeks begin on Monday and end on today, across the turn of a year', () => {
  // A Wednesday.
  const weeks = weeksUpTo(StudyDay.parse('2026-01-07'), 53)
  expect(weeks).toHaveLength(53)
  expect(weeks[0]?.[0]).toBe('2025-01-06')
  expect(weeks.at(-2)).toEqual([
    '2025-12-29',
    '2025-12-30',
    '2025-12-31',
    '2026-01-01',
    '2026-01-02',
    '2026-01-03',
    '2026-01-04',
  ])
  expect(weeks.at(-1)).toEqual(['2026-01-05', '2026-01-06', '2026-01-07'])
})

test('steps are alike, and one day of cramming does not make the others the same', () => {
  const steps = stepsOf([...Array.from({ length: 40 }, (_, i) => i + 1), 500])
  expect(steps).toEqual([10, 20, 30])
  expect([1, 9, 10, 29, 30, 500].map((amount) => stepOf(amount, steps))).toEqual([1, 1, 2, 3, 4, 4])
})

test('days that were all alike are of one step', () => {
  expect(new Set([5, 5, 5].map((amount) => stepOf(amount, stepsOf([5, 5, 5])))).size).toBe(1)
  expect(stepOf(1, stepsOf([1]))).toBe(4)
})
