import { expect, test } from 'vitest'
import { readLog } from '../evaluate/log.ts'
import { atOnce } from '../evaluate/pausing.ts'
import { scoreOf } from '../evaluate/metrics.ts'
import { outcomesOf } from '../evaluate/outcomes.ts'
import { predictFold } from '../evaluate/predictor.ts'
import { fsrs } from '../evaluate/fsrs.ts'
import { simulatedLog, UTC_DAY } from '../evaluate/testing-log.ts'
import { defaultPolicy, type Policy } from '../memory.ts'
import { beginningOf, byPeriod } from './periods.ts'
import { recallFigures } from './recalls.ts'
import { answersOf, type Told } from './testing-answers.ts'
import type { LoggedReview } from '../evaluate/log.ts'

const POLICY = defaultPolicy('UTC')

function figures(reviews: readonly LoggedReview[], now = '2026-11-30T10:00Z', policy: Policy = POLICY) {
  const beginning = byPeriod((period) => beginningOf(period, new Date(now), UTC_DAY))
  return atOnce(recallFigures(atOnce(readLog(reviews, UTC_DAY)), policy, beginning))
}

/** Cards learnt on the first of November, and what was answered so many days later; `again` times `forgotten`. */
const learnt = (cards: number, daysLater: number, forgotten: number): Told[] =>
  Array.from({ length: cards }, (_, i): Told[] => {
    const [id, day] = [`q-${daysLater}-${i}`, `${1 + daysLater}`.padStart(2, '0')]
    return [
      [`2026-11-01T10:00Z`, id],
      [`2026-11-${day}T10:00Z`, id, i < forgotten ? 'again' : 'good'],
    ]
  }).flat()

test('recalls are counted by the days since the review before', () => {
  const { all } = figures(answersOf([...learnt(20, 1, 3), ...learnt(16, 8, 4), ...learnt(4, 20, 1)]))
  if (!all.retention.ok) throw new Error('too few')
  expect(all.retention.value.recalled).toMatchObject({ count: 32, of: 40, share: 0.8 })
  expect(
    all.retention.value.byInterval.map(({ fromDays, toDays, recalled }) => [
      fromDays,
      toDays,
      recalled?.count ?? null,
      recalled?.of ?? null,
    ]),
  ).toEqual([
    [1, 1, 17, 20],
    [2, 3, null, null],
    [4, 7, null, null],
    [8, 20, 15, 20],
    [21, 60, null, null],
    [61, 180, null, null],
    [181, null, null, null],
  ])
})

test('first reviews test no memory, nor do further ones on the same study day', () => {
  const told = Array.from({ length: 30 }, (_, i): Told[] => [
    ['2026-11-01T10:00Z', `q-${i}`, 'again'],
    ['2026-11-01T11:00Z', `q-${i}`, 'again'],
    // Still the same study day.
    ['2026-11-02T03:59Z', `q-${i}`, 'again'],
    ['2026-11-02T04:00Z', `q-${i}`, 'good'],
    ['2026-11-02T05:00Z', `q-${i}`, 'again'],
  ]).flat()
  const { all } = figures(answersOf(told))
  if (!all.retention.ok) throw new Error('too few')
  expect(all.retention.value.recalled).toMatchObject({ count: 30, of: 30 })
  expect(all.retention.value.byInterval[0]?.recalled).toMatchObject({ of: 30 })
})

test('a period begins with a study day, and holds that of today', () => {
  const told = [...learnt(10, 1, 0), ...learnt(31, 2, 0)]
  // Thirty study days, the 30th of them that which begins on the third at four o’clock.
  const on = (now: string) => {
    const { retention } = figures(answersOf(told), now)[30]
    return retention.ok ? retention.value.recalled.of : retention.error
  }
  expect(on('2026-12-01T10:00Z')).toBe(41)
  expect(on('2026-12-02T10:00Z')).toBe(31)
  expect(on('2026-12-03T03:59Z')).toBe(31)
  expect(on('2026-12-03T04:00Z')).toEqual({ there: 0, needed: 30 })
})

test('the very first instant of a period is in it', () => {
  const told = Array.from({ length: 30 }, (_, i): Told[] => [
    ['2026-11-01T10:00Z', `q-${i}`],
    ['2026-11-03T04:00Z', `q-${i}`],
  ]).flat()
  expect(figures(answersOf(told), '2026-12-02T10:00Z')[30].retention).toMatchObject({ ok: true })
  expect(figures(answersOf(told), '2026-12-03T10:00Z')[30].retention).toMatchObject({ ok: false })
})

test('below the number that means something, it says how many there are', () => {
  const { all } = figures(answersOf(learnt(29, 1, 0)))
  expect(all.retention).toEqual({ ok: false, error: { there: 29, needed: 30 } })
  expect(all.calibration).toEqual({ ok: false, error: { there: 29, needed: 100 } })
})

test.each([1, 2, 3])('of a learner whose memory is the model’s, what was predicted is what came of it (%i)', (seed) => {
  const { all } = figures(simulatedLog(20_000, POLICY, seed), '2027-01-01T10:00Z')
  if (!all.calibration.ok) throw new Error('too few')
  const { predicted, recalled, bins } = all.calibration.value
  expect(recalled.share).toBeCloseTo(predicted, 1)
  expect(bins).toHaveLength(10)
  expect(bins.map((bin) => bin.predicted)).toEqual(bins.map((bin) => bin.predicted).toSorted((a, b) => a - b))
  expect(bins.reduce((sum, bin) => sum + bin.recalled.of, 0)).toBe(recalled.of)
  const astray = bins.filter((bin) => bin.predicted < bin.recalled.low || bin.predicted > bin.recalled.high)
  // One interval of twenty may miss.
  expect(astray.length).toBeLessThanOrEqual(2)
  for (const bin of bins) expect(Math.abs(bin.predicted - bin.recalled.share)).toBeLessThan(0.05)
})

test('of a learner who forgets sooner, the curve lies below', () => {
  const forgetful = simulatedLog(20_000, POLICY).map((review, i) =>
    i % 4 === 0 ? { ...review, rating: 'again' as const } : review,
  )
  const { all } = figures(forgetful, '2027-01-01T10:00Z')
  if (!all.calibration.ok) throw new Error('too few')
  expect(all.calibration.value.recalled.high).toBeLessThan(all.calibration.value.predicted)
})

test('the log loss is the one that evaluation gives to the same chances', () => {
  const reviews = simulatedLog(3000, POLICY)
  const log = atOnce(readLog(reviews, UTC_DAY))
  const chances = atOnce(predictFold(log, fsrs(POLICY), { from: 0, to: log.trials.length }))
  const { all } = figures(reviews, '2027-01-01T10:00Z')
  expect(all.calibration.ok && all.calibration.value.logLoss).toBeCloseTo(
    scoreOf(outcomesOf(log.trials), chances).logLoss,
    12,
  )
})
