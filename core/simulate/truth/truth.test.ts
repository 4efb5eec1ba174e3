import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultPolicy, nextMemory, recallChance } from '#core/schedule/memory.ts'
import type { Rating } from '#core/schedule/rating.ts'
import { activation } from './activation.ts'
import { perturbedFsrs } from './fsrs.ts'
import { halfLife } from './half-life.ts'
import type { TrueMemory, TrueModel } from './truth.ts'

const MODELS: readonly (readonly [string, TrueModel])[] = [
  ['FSRS-6 with other weights', perturbedFsrs],
  ['half-lives', halfLife],
  ['activation', activation],
]

const deviate = fc.double({ min: -3, max: 3, noNaN: true })
const rating = fc.constantFrom<Rating>('again', 'hard', 'good', 'easy')
const history = fc.array(fc.tuple(rating, fc.integer({ min: 1, max: 100 })), { maxLength: 8 })

/** What some learner remembers of some card after some answers. */
const memoryOf = (model: TrueModel) =>
  fc
    .tuple(fc.array(deviate, { minLength: 4, maxLength: 4 }), deviate, rating, history)
    .map(([traits, ease, first, later]) =>
      later.reduce<TrueMemory>(
        (memory, [rated, days]) => memory.after(rated, days),
        model((nth) => traits[nth] ?? 0)(ease, first),
      ),
    )

test.each(MODELS)('%s: the chance of recall lies from 0 to 1, and falls every day', (_name, model) => {
  fc.assert(
    fc.property(memoryOf(model), fc.integer({ min: 1, max: 1000 }), (memory, days) => {
      const [before, after] = [memory.recallChance(days), memory.recallChance(days + 1)]
      expect(before).toBeLessThanOrEqual(1)
      expect(after).toBeLessThanOrEqual(before)
      expect(after).toBeGreaterThanOrEqual(0)
      expect(memory.recallChance(days * 1000)).toBeLessThan(memory.recallChance(1))
    }),
  )
})

test.each(MODELS)('%s: a recall leaves a card better remembered than no answer would have', (_name, model) => {
  const days = fc.integer({ min: 1, max: 200 })
  fc.assert(
    fc.property(memoryOf(model), days, days, (memory, until, since) => {
      const without = memory.recallChance(until + since)
      expect(memory.after('good', until).recallChance(since)).toBeGreaterThanOrEqual(without)
      if (without > 0.001 && without < 0.999)
        expect(memory.after('good', until).recallChance(since)).toBeGreaterThan(without)
    }),
  )
})

test.each(MODELS)('%s: an easy card is remembered better, one that had to be looked up worse', (_name, model) => {
  const learner = model(() => 0)
  expect(learner(1, 'good').recallChance(5)).toBeGreaterThan(learner(0, 'good').recallChance(5))
  expect(learner(0, 'again').recallChance(5)).toBeLessThan(learner(0, 'good').recallChance(5))
})

test.each(MODELS)('%s: learners differ', (_name, model) => {
  expect(model(() => 1)(0, 'good').recallChance(9)).not.toBe(model(() => 0)(0, 'good').recallChance(9))
})

test('a learner with no traits of their own on a card neither easy nor hard is FSRS-6 as it ships', () => {
  const policy = defaultPolicy('UTC')
  const first = nextMemory(null, 'good', 0, policy)
  const memory = perturbedFsrs(() => 0)(0, 'good')
  expect(memory.recallChance(4)).toBe(recallChance(first, 4, policy))
  expect(memory.after('again', 4).recallChance(2)).toBe(recallChance(nextMemory(first, 'again', 4, policy), 2, policy))
})

test('half-lives by hand: 16 days at first, three times as long after a recall, and back, but not below that of a lookup', () => {
  const memory = halfLife(() => 0)(0, 'good')
  expect(memory.recallChance(16)).toBe(0.5)
  expect(memory.after('good', 16).recallChance(48)).toBe(0.5)
  expect(memory.after('good', 16).after('again', 48).recallChance(32)).toBe(0.25)
  expect(memory.after('again', 1).after('again', 1).recallChance(4)).toBe(0.5)
})

test('activation by hand: one trace, a day old, and a second one', () => {
  const memory = activation(() => 0)(0, 'again')
  // m = 1.2 − 0.177 ln 2160 = −0.159; (−0.704 + 0.159) / 0.255 = −2.137
  expect(memory.recallChance(1)).toBeCloseTo(1 / (1 + Math.exp(-2.137)), 3)
  // d = 0.217 e^−0.159 + 0.177 = 0.3621; m = 1.2 + ln(4320^−0.177 + 2160^−0.3621) = 1.2 + ln(0.2272 + 0.0620) = −0.0405
  expect(memory.after('good', 1).recallChance(1)).toBeCloseTo(1 / (1 + Math.exp(-(0.704 - 0.0405) / 0.255)), 3)
})
