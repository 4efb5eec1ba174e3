import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreOf, scorer } from './metrics.ts'
import { outcomesOf } from './outcomes.ts'
import type { Trial } from './log.ts'

/** Trials by bin: how each went, with the chance it was given. Each of a card of its own unless `card` says otherwise. */
type Given = { readonly isRecalled: boolean; readonly chance: number; readonly bin?: number; readonly card?: number }

function scored(given: readonly Given[]) {
  const trials = given.map(({ isRecalled, bin = 0, card }, i): Trial => ({ card: card ?? i, atMs: i, isRecalled, bin }))
  return scoreOf(
    outcomesOf(trials),
    Float64Array.from(given, ({ chance }) => chance),
  )
}

const went = (isRecalled: boolean, chance: number, bin = 0): Given => ({ isRecalled, chance, bin })

test('by hand: four trials in two bins', () => {
  const score = scored([went(true, 0.9), went(false, 0.8), went(true, 0.6, 1), went(true, 0.4, 1)])
  // −(ln 0.9 + ln 0.2 + ln 0.6 + ln 0.4) / 4 = (0.105361 + 1.609438 + 0.510826 + 0.916291) / 4
  expect(score.logLoss).toBeCloseTo(0.785479, 6)
  // Bins of two: means 0.85 against 0.5, and 0.5 against 1. sqrt((2 · 0.35² + 2 · 0.5²) / 4)
  expect(score.rmseBins).toBeCloseTo(Math.sqrt((0.35 ** 2 + 0.5 ** 2) / 2), 12)
  // The forgotten one was given 0.8; one of three recalled was given more.
  expect(score.auc).toBeCloseTo(1 / 3, 12)
})

test('by hand: ties count a half', () => {
  // Pairs of recalled {0.9, 0.5, 0.5} and forgotten {0.5, 0.1}: 2 won of 0.9, then a half and 1, twice.
  const score = scored([went(true, 0.9), went(true, 0.5), went(false, 0.5), went(true, 0.5), went(false, 0.1)])
  expect(score.auc).toBeCloseTo((2 + 1.5 + 1.5) / 6, 12)
})

test.each([
  [
    'a bin of three weighs more than a bin of one',
    [went(true, 1), went(true, 1), went(true, 1), went(true, 0, 1)],
    0.5,
  ],
  ['chances that are right on average in each bin', [went(true, 0.5), went(false, 0.5), went(true, 1, 1)], 0],
  ['chances that are all wrong', [went(true, 0), went(false, 1, 1)], 1],
])('RMSE(bins), %s', (_what, given, expected) => {
  expect(scored(given).rmseBins).toBeCloseTo(expected, 12)
})

test('being sure and wrong is costly, but not endlessly so', () => {
  expect(scored([went(true, 0)]).logLoss).toBeCloseTo(36.04, 2)
  expect(scored([went(false, 1)]).logLoss).toBeCloseTo(36.04, 2)
  expect(scored([went(true, 1), went(false, 0)]).logLoss).toBe(0)
})

test('where all went alike there is nothing to tell apart', () => {
  expect(scored([went(true, 0.9), went(true, 0.2)]).auc).toBeNull()
  expect(scored([went(false, 0.9), went(false, 0.2)]).auc).toBeNull()
})

// Of these, 1 less is exact.
const chance = fc.integer({ min: 1, max: 1023 }).map((part) => part / 1024)
const trials = fc.array(
  fc.record({
    isRecalled: fc.boolean(),
    chance,
    bin: fc.integer({ min: 0, max: 3 }),
    card: fc.integer({ min: 0, max: 9 }),
  }),
  { minLength: 1, maxLength: 60 },
)

test('who says the average of everything has a log loss that is the entropy of it, and an AUC of a half', () => {
  fc.assert(
    fc.property(trials, (given) => {
      const share = given.filter(({ isRecalled }) => isRecalled).length / given.length
      fc.pre(share > 0 && share < 1)
      const score = scored(given.map((trial) => ({ ...trial, chance: share, bin: 0 })))
      expect(score.logLoss).toBeCloseTo(-share * Math.log(share) - (1 - share) * Math.log(1 - share), 9)
      expect(score.auc).toBe(0.5)
      expect(score.rmseBins).toBeCloseTo(0, 9)
    }),
  )
})

test('AUC is the share of pairs that were told apart, counted one by one', () => {
  // Few different chances, so that there are ties.
  const coarse = trials.map((given) => given.map((trial) => ({ ...trial, chance: Math.round(trial.chance * 4) / 4 })))
  fc.assert(
    fc.property(coarse, (given) => {
      const [recalled, forgotten] = [given.filter((one) => one.isRecalled), given.filter((one) => !one.isRecalled)]
      const pairs = recalled.flatMap((a) =>
        forgotten.map((b) => (a.chance > b.chance ? 1 : a.chance === b.chance ? 0.5 : 0)),
      )
      const { auc } = scored(given)
      if (pairs.length === 0) expect(auc).toBeNull()
      else expect(auc).toBeCloseTo(pairs.reduce<number>((sum, won) => sum + won, 0) / pairs.length, 9)
    }),
  )
})

test('the chance of the other outcome: same log loss and RMSE(bins), AUC likewise', () => {
  fc.assert(
    fc.property(trials, (given) => {
      const score = scored(given)
      const mirrored = scored(
        given.map((trial) => ({ ...trial, isRecalled: !trial.isRecalled, chance: 1 - trial.chance })),
      )
      expect(mirrored.logLoss).toBeCloseTo(score.logLoss, 9)
      expect(mirrored.rmseBins).toBeCloseTo(score.rmseBins, 9)
      expect(mirrored.auc ?? -1).toBeCloseTo(score.auc ?? -1, 9)
    }),
  )
})

test('counting cards several times, or not at all, is as if their trials were there so often', () => {
  const times = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 10, maxLength: 10 })
  fc.assert(
    fc.property(trials, times, (given, drawn) => {
      const outcomes = outcomesOf(given.map(({ isRecalled, bin, card }, atMs) => ({ card, atMs, isRecalled, bin })))
      const places = [...new Set(given.map(({ card }) => card))]
      const repeated = given.flatMap((trial) =>
        Array.from({ length: drawn[places.indexOf(trial.card)] ?? 0 }, () => trial),
      )
      fc.pre(repeated.length > 0)
      const score = scorer(
        outcomes,
        Float64Array.from(given, (trial) => trial.chance),
      )(Uint16Array.from(drawn))
      const spelled = scored(repeated)
      expect(score.logLoss).toBeCloseTo(spelled.logLoss, 9)
      expect(score.rmseBins).toBeCloseTo(spelled.rmseBins, 9)
      expect(score.auc ?? -1).toBeCloseTo(spelled.auc ?? -1, 9)
    }),
  )
})
