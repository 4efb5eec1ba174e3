import { expect, test } from 'vitest'
import { atOnce } from '../evaluate/pausing.ts'
import { lastTimes, timesByPeriod } from './times.ts'
import { answersOf, type Told } from './testing-answers.ts'

const EVER = { 30: -Infinity, 90: -Infinity, 365: -Infinity, all: -Infinity } as const
const at = (day: number): string => new Date(Date.UTC(2026, 10, day, 10)).toISOString()
const told = (cardId: string, ...seconds: (number | undefined)[]): Told[] =>
  seconds.map((one, i) => [at(i + 1), cardId, 'good', one])

test('quartiles of all answers, how many are how long, and which cards are slow', () => {
  const { all } = atOnce(
    timesByPeriod(
      answersOf([
        ...told('q-slow', 100, 200, 300, undefined),
        ...told('q-quick', 10, 20, 30),
        ...told('q-seldom', 800, 800),
        ...told('q-steady', 60, 60, 60, 60),
      ]),
      EVER,
    ),
  )
  if (!all.times.ok) throw new Error('too few')
  expect([all.reviews, all.measured]).toEqual([13, 12])
  // 10 20 30 60 60 60 60 100 200 300 800 800
  expect(all.times.value.seconds).toEqual({ low: 52.5, median: 60, high: 225 })
  expect(all.times.value.buckets.map(({ from, count }) => [from, count])).toEqual([
    [0, 1],
    [15, 1],
    [30, 1],
    [60, 5],
    [120, 1],
    [240, 1],
    [480, 2],
  ])
  // Twice is too seldom to be called slow.
  expect(all.times.value.slowest).toEqual([
    { cardId: 'q-slow', measured: 3, seconds: { low: 150, median: 200, high: 250 } },
    { cardId: 'q-steady', measured: 4, seconds: { low: 60, median: 60, high: 60 } },
    { cardId: 'q-quick', measured: 3, seconds: { low: 15, median: 20, high: 25 } },
  ])
})

test('a long absence counts as a quarter of an hour, here as in the queue', () => {
  const { all } = atOnce(timesByPeriod(answersOf(told('q-a', ...Array<number>(10).fill(90_000))), EVER))
  expect(all.times.ok && all.times.value.seconds.high).toBe(900)
})

test('a period knows only its own answers', () => {
  const beginning = { ...EVER, 30: new Date(at(6)).getTime() }
  const figures = atOnce(timesByPeriod(answersOf(told('q-a', ...Array<number>(15).fill(40))), beginning))
  expect(figures.all).toMatchObject({ reviews: 15, measured: 15, times: { ok: true } })
  expect(figures[30]).toMatchObject({ reviews: 10, measured: 10, times: { ok: true } })
  expect(atOnce(timesByPeriod(answersOf(told('q-a', 40, undefined)), EVER)).all).toEqual({
    reviews: 2,
    measured: 1,
    times: { ok: false, error: { there: 1, needed: 10 } },
  })
})

test('the last times of each card, those not measured left out', () => {
  const last = atOnce(lastTimes(answersOf([...told('q-a', 1, 2, undefined, 3, 4), ...told('q-b', undefined)]), 3))
  expect([...last]).toEqual([['q-a', [4000, 3000, 2000]]])
})
