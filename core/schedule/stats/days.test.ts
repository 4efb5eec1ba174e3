import { expect, test } from 'vitest'
import { atOnce } from '../evaluate/pausing.ts'
import type { StudyDayConfig } from '../study-day.ts'
import { dayFigures, sumOfDays } from './days.ts'
import { answersOf, type Told } from './testing-answers.ts'

const days = (told: readonly Told[], timeZone: string, rolloverHour = 4) => {
  const config: StudyDayConfig = { timeZone, rolloverHour }
  return atOnce(dayFigures(answersOf(told), config))
}

test('reviews and their minutes, day by day; days without any are left out', () => {
  const figures = days(
    [
      ['2026-11-20T10:00Z', 'q-a', 'good', 90],
      ['2026-11-20T11:00Z', 'q-a', 'again', 30],
      ['2026-11-20T12:00Z', 'q-b'],
      ['2026-11-23T10:00Z', 'q-gone', 'easy', 60],
    ],
    'UTC',
  )
  expect(figures).toEqual([
    { day: '2026-11-20', reviews: 3, measured: 2, minutes: 2 },
    { day: '2026-11-23', reviews: 1, measured: 1, minutes: 1 },
  ])
  expect(sumOfDays(figures)).toEqual({ days: 2, reviews: 4, measured: 3, minutes: 3 })
})

test('what is answered after midnight belongs to the evening before, in the zone of the learner', () => {
  const told: Told[] = [
    // 03:59 and 04:00 in Shanghai.
    ['2026-11-19T19:59Z', 'q-a'],
    ['2026-11-19T20:00Z', 'q-b'],
  ]
  expect(days(told, 'Asia/Shanghai').map(({ day }) => day)).toEqual(['2026-11-19', '2026-11-20'])
  expect(days(told, 'Asia/Shanghai', 0).map(({ day, reviews }) => [day, reviews])).toEqual([['2026-11-20', 2]])
  expect(days(told, 'UTC').map(({ day, reviews }) => [day, reviews])).toEqual([['2026-11-19', 2]])
})

test('the day on which clocks are set is one day, of 23 or of 25 hours', () => {
  const newYork = (...times: string[]) =>
    days(
      times.map((at) => [at, 'q-a'] as const),
      'America/New_York',
    ).map(({ day, reviews }) => [day, reviews])
  // 04:00 is 08:00 UTC from 2026-03-08 on, and 09:00 UTC again from 2026-11-01 on.
  expect(newYork('2026-03-07T09:00Z', '2026-03-08T07:59Z', '2026-03-08T08:00Z')).toEqual([
    ['2026-03-07', 2],
    ['2026-03-08', 1],
  ])
  expect(newYork('2026-10-31T08:00Z', '2026-11-01T08:59Z', '2026-11-01T09:00Z')).toEqual([
    ['2026-10-31', 2],
    ['2026-11-01', 1],
  ])
})

test('a page left open overnight is absence: it counts as a quarter of an hour', () => {
  expect(days([['2026-11-20T10:00Z', 'q-a', 'good', 30_000]], 'UTC')).toMatchObject([{ minutes: 15 }])
})
