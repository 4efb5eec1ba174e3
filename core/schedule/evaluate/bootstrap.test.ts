import { expect, test } from 'vitest'
import { defaultPolicy } from '../memory.ts'
import { estimate, isBeyondNoise } from './bootstrap.ts'
import { compare } from './compare.ts'
import { predictingBy } from './evaluation.ts'
import { fsrs } from './fsrs.ts'
import { readLog } from './log.ts'
import type { Trial } from './log.ts'
import { outcomesOf } from './outcomes.ts'
import { atOnce } from './pausing.ts'
import { predictFold } from './predictor.ts'
import { seeded } from './seeded.ts'
import { sm2 } from './sm2.ts'
import { simulatedLog, UTC_DAY } from './testing-log.ts'

/** FSRS as the made-up learner's memory is, and SM-2, on a log of its own. */
function compared(reviews: number, seed: number) {
  const log = atOnce(readLog(simulatedLog(reviews, defaultPolicy('UTC'), seed), UTC_DAY))
  const whole = { from: 0, to: log.trials.length }
  const chances = {
    fsrs: atOnce(predictFold(log, fsrs(predictingBy(null, UTC_DAY)), whole)),
    sm2: atOnce(predictFold(log, sm2(), whole)),
  }
  return atOnce(compare(outcomesOf(log.trials), chances))
}

test('the same log gives the same figures, another gives others', () => {
  const [once, again, other] = [compared(500, 1), compared(500, 1), compared(500, 2)]
  expect(again.scores).toEqual(once.scores)
  expect(other.scores.fsrs.logLoss).not.toEqual(once.scores.fsrs.logLoss)
})

test('of a hundred logs, about 95 have an interval that holds what the figure comes to over all of them', () => {
  const all = Array.from({ length: 100 }, (_, i) => compared(600, i + 1))
  const figures = {
    logLoss: all.map(({ scores }) => scores.fsrs.logLoss),
    rmseBins: all.map(({ scores }) => scores.fsrs.rmseBins),
    auc: all.flatMap(({ scores }) => scores.fsrs.auc ?? []),
    difference: all.map(({ logLossDifference }) => logLossDifference('fsrs', 'sm2')),
  }
  for (const estimates of Object.values(figures)) {
    const mean = estimates.reduce((sum, { value }) => sum + value, 0) / estimates.length
    const held = estimates.filter(({ low, high }) => low <= mean && mean <= high).length
    expect(held).toBeGreaterThanOrEqual(90)
    expect(held).toBeLessThan(100)
  }
}, 60_000)

test('a figure lies within its interval, RMSE(bins) as well, which resampling alone would put above it', () => {
  const { scores } = compared(2000, 1)
  for (const { value, low, high } of [
    scores.fsrs.logLoss,
    scores.fsrs.rmseBins,
    scores.sm2.rmseBins,
    scores.fsrs.auc,
  ].flatMap((one) => one ?? [])) {
    expect(low).toBeLessThan(value)
    expect(high).toBeGreaterThan(value)
  }
})

test('trials of a card that always go alike tell less than trials of as many cards', () => {
  const below = seeded(7)
  // 100 cards of ten trials, each card either known or not.
  const known = Array.from({ length: 100 }, () => below(10) < 8)
  const trials = known.flatMap((isRecalled, card) =>
    Array.from({ length: 10 }, (_, i): Trial => ({ card, atMs: i, isRecalled, bin: 0 })),
  )
  const chances = { flat: new Float64Array(1000).fill(0.8) }
  const widthOf = (cards: readonly Trial[]): number => {
    const { low, high } = atOnce(compare(outcomesOf(cards), chances)).scores.flat.logLoss
    return high - low
  }
  const together = widthOf(trials)
  const apart = widthOf(trials.map((trial, card) => ({ ...trial, card })))
  // Ten trials of one card are worth one: sqrt(10) times as wide.
  expect(together / apart).toBeGreaterThan(2.5)
  expect(together / apart).toBeLessThan(4)
})

test('a difference is paired: two models alike are known to be so far better than either is known', () => {
  const { scores, logLossDifference } = compared(2000, 1)
  const difference = logLossDifference('sm2', 'fsrs')
  expect(difference.value).toBeCloseTo(scores.sm2.logLoss.value - scores.fsrs.logLoss.value, 12)
  expect(difference.high - difference.low).toBeLessThan(scores.sm2.logLoss.high - scores.sm2.logLoss.low)
  expect(logLossDifference('fsrs', 'fsrs')).toEqual({ value: 0, low: 0, high: 0 })
})

test('the middle 95 % of the replicates, moved to where the figure is', () => {
  const replicates = Array.from({ length: 1000 }, (_, i) => i + 1)
  // Ranks 25 and 975; their mean is 500.5.
  expect(estimate(500.5, replicates)).toEqual({ value: 500.5, low: 25, high: 975 })
  expect(estimate(100.5, replicates)).toEqual({ value: 100.5, low: -375, high: 575 })
})

test.each([
  [{ value: 1, low: 0.1, high: 2 }, true],
  [{ value: -1, low: -2, high: -0.1 }, true],
  [{ value: 1, low: -0.1, high: 2 }, false],
  [{ value: 0, low: 0, high: 0 }, false],
])('%j is more than noise: %s', (difference, expected) => {
  expect(isBeyondNoise(difference)).toBe(expected)
})

test('whole numbers in a range, each about as often, and the same for the same seed', () => {
  const [one, same, other] = [seeded(1), seeded(1), seeded(2)]
  const drawn = Array.from({ length: 6000 }, () => one(6))
  expect(Array.from({ length: 6000 }, () => same(6))).toEqual(drawn)
  expect(Array.from({ length: 6000 }, () => other(6))).not.toEqual(drawn)
  for (let n = 0; n < 6; n += 1) {
    const often = drawn.filter((number) => number === n).length
    expect(often).toBeGreaterThan(850)
    expect(often).toBeLessThan(1150)
  }
})
