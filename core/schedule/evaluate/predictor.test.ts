import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultPolicy, replay, retrievability } from '../memory.ts'
import { RATINGS } from '../rating.ts'
import type { Rating } from '../rating.ts'
import { average, movingAverage } from './baselines.ts'
import { predictingBy } from './evaluation.ts'
import { fsrs } from './fsrs.ts'
import { readLog } from './log.ts'
import type { LoggedReview } from './log.ts'
import { atOnce } from './pausing.ts'
import { predictFold } from './predictor.ts'
import type { Predictor } from './predictor.ts'
import { sm2 } from './sm2.ts'

const day = { timeZone: 'Asia/Shanghai', rolloverHour: 4 }
const DAY_MS = 86_400_000

/** One card, reviewed after so many days each. */
function history(...steps: readonly (readonly [days: number, rating: Rating])[]): LoggedReview[] {
  let atMs = Date.UTC(2026, 0, 1, 8)
  return steps.map(([days, rating]) => ({ cardId: 'a', rating, reviewedAt: new Date((atMs += days * DAY_MS)) }))
}

function chancesOf(reviews: readonly LoggedReview[], predictor: Predictor): number[] {
  const log = atOnce(readLog(reviews, day))
  return [...atOnce(predictFold(log, predictor, { from: 0, to: log.trials.length }))]
}

test('SM-2 by hand: 1 and 6 days, then as easy as it was; failing begins anew', () => {
  const reviews = history([0, 'good'], [1, 'easy'], [6, 'hard'], [20, 'again'], [1, 'good'], [2, 'good'], [6, 'good'])
  // Easiness 2.5, 2.6 after easy, 2.46 after hard: 6 days become ceil(6 · 2.46) = 15. Then 1 (failed), 1, 6.
  const intervals = [1, 6, 15, 1, 1, 6]
  const expected = [1, 6, 20, 1, 2, 6].map((days, i) => 0.9 ** (days / (intervals[i] ?? Number.NaN)))
  expect(chancesOf(reviews, sm2())).toEqual(expected.map((chance) => expect.closeTo(chance, 12)))
})

test('for SM-2 only the first review of a day counts', () => {
  const [once, repeated] = [
    history([0, 'again'], [1, 'good'], [1, 'good']),
    history([0, 'again'], [0, 'good'], [0, 'easy'], [1, 'good'], [1, 'good']),
  ]
  expect(chancesOf(repeated, sm2())).toEqual(chancesOf(once, sm2()))
})

test('the average is that of the earlier trials; the moving average goes with the outcomes', () => {
  const reviews = history([0, 'good'], [1, 'good'], [1, 'again'], [1, 'good'], [1, 'good'], [1, 'again'])
  const { trials } = atOnce(readLog(reviews, day))
  expect(chancesOf(reviews, average(trials.slice(0, 4)))).toEqual([0.75, 0.75, 0.75, 0.75, 0.75])
  const [first = 0, up = 0, down = 0, up2 = 0, up3 = 0] = chancesOf(reviews, movingAverage())
  expect(first).toBeCloseTo(0.7685, 4)
  // 1.2 + 0.3 · (1 − 0.7685) = 1.2694
  expect(up).toBeCloseTo(1 / (1 + Math.exp(-1.26945)), 5)
  expect([down < up, up2 > down, up3 > up2]).toEqual([true, true, true])
})

const ratings = fc.constantFrom(...RATINGS)
const logs = fc.array(
  fc.record({ cardId: fc.constantFrom('a', 'b', 'c'), rating: ratings, hours: fc.integer({ min: 0, max: 24 * 120 }) }),
  { minLength: 2, maxLength: 40 },
)
const dated = (given: readonly { cardId: string; rating: Rating; hours: number }[]): LoggedReview[] =>
  given
    .toSorted((a, b) => a.hours - b.hours)
    .map(({ cardId, rating, hours }) => ({ cardId, rating, reviewedAt: new Date(Date.UTC(2026, 0, 1, hours)) }))

test('FSRS predicts what is shown of a card: its retrievability at that moment, from the reviews before', () => {
  const policy = { ...defaultPolicy('Asia/Shanghai'), day }
  fc.assert(
    fc.property(logs, (given) => {
      const reviews = dated(given)
      const expected = reviews.flatMap(({ cardId, reviewedAt }, i) => {
        const before = replay(
          reviews.slice(0, i).filter((one) => one.cardId === cardId),
          policy,
        )
        const chance = retrievability(before, reviewedAt, policy)
        // On the day itself it is 1, and such a review is no trial.
        return chance === null || chance === 1 ? [] : [chance]
      })
      expect(chancesOf(reviews, fsrs(predictingBy(null, day)))).toEqual(expected)
    }),
  )
})

const PREDICTORS = {
  fsrs: () => fsrs(predictingBy(null, day)),
  sm2,
  movingAverage,
} as const

test.each(Object.entries(PREDICTORS))('%s: what comes later changes no chance given before it', (_name, predictor) => {
  fc.assert(
    fc.property(logs, fc.array(ratings, { minLength: 40, maxLength: 40 }), fc.nat(), (given, others, cut) => {
      const reviews = dated(given)
      const log = atOnce(readLog(reviews, day))
      fc.pre(log.trials.length > 0)
      const from = cut % log.trials.length
      const step = log.steps.findIndex(({ trial }) => trial === from)
      // The outcome of the trial itself is later than its chance, too.
      const changed = reviews.map((one, i) => (i < step ? one : { ...one, rating: others[i] ?? one.rating }))
      expect(chancesOf(changed, predictor()).slice(0, from + 1)).toEqual(
        chancesOf(reviews, predictor()).slice(0, from + 1),
      )
    }),
  )
})

test('a fold is predicted with all that came before it, its own beginning included', () => {
  fc.assert(
    fc.property(logs, fc.nat(), (given, cut) => {
      const log = atOnce(readLog(dated(given), day))
      fc.pre(log.trials.length > 0)
      const whole = { from: 0, to: log.trials.length }
      const part = { from: cut % log.trials.length, to: log.trials.length }
      const of = (fold: typeof part) => [...atOnce(predictFold(log, fsrs(predictingBy(null, day)), fold))]
      expect(of(part)).toEqual(of(whole).slice(part.from))
    }),
  )
})
