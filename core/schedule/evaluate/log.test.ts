import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RATINGS } from '../rating.ts'
import type { Rating } from '../rating.ts'
import { daysBetween, studyDay } from '../study-day.ts'
import { binOf } from './bins.ts'
import { readLog } from './log.ts'
import type { LoggedReview } from './log.ts'
import { atOnce } from './pausing.ts'

const shanghai = { timeZone: 'Asia/Shanghai', rolloverHour: 4 }
const review = (cardId: string, at: string, rating: Rating = 'good'): LoggedReview => {
  return { cardId, rating, reviewedAt: new Date(`${at}+08:00`) }
}
const log = (reviews: readonly LoggedReview[]) => atOnce(readLog(reviews, shanghai))

test('a first review is no trial, nor is another on the same study day; one after the rollover hour is', () => {
  const { steps, trials } = log([
    review('a', '2026-11-23T23:50', 'again'),
    review('a', '2026-11-24T00:10'),
    review('a', '2026-11-24T03:59', 'hard'),
    review('a', '2026-11-24T04:00', 'again'),
    review('a', '2026-11-27T12:00', 'hard'),
  ])
  expect(steps.map(({ days, trial }) => [days, trial])).toEqual([
    [null, null],
    [0, null],
    [0, null],
    [1, 0],
    [3, 1],
  ])
  expect(trials.map(({ isRecalled }) => isRecalled)).toEqual([false, true])
})

test('bins count later study days and the lapses before, not the same day and not the first review', () => {
  const { trials } = log([
    review('a', '2026-11-01T12:00', 'again'),
    review('a', '2026-11-01T12:10', 'again'),
    review('a', '2026-11-02T12:00', 'again'),
    review('a', '2026-11-02T12:10', 'again'),
    review('a', '2026-11-09T12:00', 'good'),
    review('a', '2026-12-31T12:00', 'again'),
  ])
  expect(trials.map(({ bin }) => bin)).toEqual([binOf(1, 2, 0), binOf(7, 3, 1), binOf(52, 4, 1)])
})

test('reviews that come in any order are put in that of time, those of one instant as they came', () => {
  const { steps } = log([
    review('late', '2026-11-25T12:00'),
    review('first', '2026-11-23T12:00', 'easy'),
    review('second', '2026-11-23T12:00', 'hard'),
  ])
  expect(steps.map(({ card, rating }) => [card, rating])).toEqual([
    [0, 'easy'],
    [1, 'hard'],
    [2, 'good'],
  ])
})

const reviews = fc.array(
  fc.record({
    cardId: fc.constantFrom('a', 'b', 'c'),
    rating: fc.constantFrom(...RATINGS),
    reviewedAt: fc.integer({ min: 0, max: 24 * 90 }).map((hours) => new Date(Date.UTC(2026, 0, 1, hours))),
  }),
  { maxLength: 40 },
)

test('days are study days between neighbours of one card, in every zone, and trials are those with a day between', () => {
  const configs = fc.record({
    timeZone: fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Pacific/Chatham'),
    rolloverHour: fc.integer({ min: 0, max: 23 }),
  })
  fc.assert(
    fc.property(reviews, configs, (given, config) => {
      const { steps, trials, cards } = atOnce(readLog(given, config))
      const sorted = given.toSorted((a, b) => a.reviewedAt.getTime() - b.reviewedAt.getTime())
      const expected = sorted.map(({ cardId, reviewedAt }, i) => {
        const before = sorted.slice(0, i).findLast((one) => one.cardId === cardId)
        return before ? daysBetween(studyDay(before.reviewedAt, config), studyDay(reviewedAt, config)) : null
      })
      expect(steps.map(({ days }) => days)).toEqual(expected)
      expect(steps.filter(({ trial }) => trial !== null).map(({ days }) => (days ?? 0) > 0)).toEqual(
        trials.map(() => true),
      )
      expect(cards).toBe(new Set(given.map(({ cardId }) => cardId)).size)
    }),
  )
})
