import { expect, test } from 'vitest'
import { StudyDay } from '#core/schedule/study-day.ts'
import { byPart, type DayFigures, sumOfDays } from './day-figures.ts'
import { periodOf } from './period.ts'

const day = (text: string, reviews: number): DayFigures => {
  return { day: StudyDay.parse(text), reviews, recalled: 1, attempts: 0, minutes: reviews }
}

test('several days are as much as each of them', () => {
  const days = [day('2026-11-23', 3), day('2026-11-25', 2)]
  expect(sumOfDays(days)).toEqual({ days: 2, reviews: 5, recalled: 2, attempts: 0, minutes: 5 })
  expect(sumOfDays([]).days).toBe(0)
})

test('a month by its weeks: days of the months beside it do not count', () => {
  const month = periodOf('month', StudyDay.parse('2026-11-15'))
  const days = [
    day('2026-10-31', 9),
    day('2026-11-01', 1),
    day('2026-11-02', 2),
    day('2026-11-30', 4),
    day('2026-12-01', 9),
  ]
  expect(byPart(month, days).map(({ first, reviews }) => [first, reviews])).toEqual([
    ['2026-11-01', 1],
    ['2026-11-02', 2],
    ['2026-11-09', 0],
    ['2026-11-16', 0],
    ['2026-11-23', 0],
    ['2026-11-30', 4],
  ])
})
