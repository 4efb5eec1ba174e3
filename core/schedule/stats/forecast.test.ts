import { expect, test } from 'vitest'
import { StudyDay } from '../study-day.ts'
import { dueWithin, forecastOf } from './forecast.ts'

const today = StudyDay.parse('2026-12-30')
const due = (inDays: number, minutes: number) => ({ inDays, minutes })

test('what is overdue stands apart; each day has its cards and their minutes', () => {
  const forecast = forecastOf([due(-9, 2), due(-1, 1), due(0, 3), due(2, 1.5), due(2, 2.5), due(3, 9)], today, 3)
  expect(forecast).toEqual({
    backlog: { cards: 2, minutes: 3 },
    days: [
      { day: '2026-12-30', cards: 1, minutes: 3 },
      { day: '2026-12-31', cards: 0, minutes: 0 },
      { day: '2027-01-01', cards: 2, minutes: 4 },
    ],
  })
  expect(dueWithin(forecast, 2)).toEqual({ cards: 1, minutes: 3 })
  expect(dueWithin(forecast, 30)).toEqual({ cards: 3, minutes: 7 })
})
