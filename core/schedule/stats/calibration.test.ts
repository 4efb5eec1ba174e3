import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calibrationTally } from './calibration.ts'

function tallied(given: readonly (readonly [chance: number, isRecalled: boolean])[]) {
  const tally = calibrationTally()
  for (const [chance, isRecalled] of given) tally.add(chance, isRecalled)
  return tally.figures()
}

test('a hundred reviews make four bins of 25, each with the mean of its chances', () => {
  const chances = [0.5, 0.7, 0.8, 0.95]
  const figures = tallied(chances.flatMap((chance) => Array.from({ length: 25 }, (_, i) => [chance, i < 20] as const)))
  if (!figures.ok) throw new Error('too few')
  const { bins, predicted, recalled, logLoss } = figures.value
  expect(bins.map((bin) => bin.recalled)).toMatchObject(chances.map(() => ({ count: 20, of: 25 })))
  for (const [i, chance] of chances.entries()) expect(bins[i]?.predicted).toBeCloseTo(chance, 12)
  expect([predicted, recalled.share]).toEqual([expect.closeTo(0.7375, 12), 0.8])
  const loss = chances.map((chance) => -0.8 * Math.log(chance) - 0.2 * Math.log(1 - chance))
  expect(logLoss).toBeCloseTo(loss.reduce((sum, one) => sum + one, 0) / 4, 12)
})

test('all reviews are in some bin, none of which is too small, whatever the chances', () => {
  const reviews = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), {
    minLength: 100,
    maxLength: 1000,
    size: 'max',
  })
  fc.assert(
    fc.property(reviews, (given) => {
      const figures = tallied(given)
      if (!figures.ok) throw new Error('too few')
      const { bins } = figures.value
      expect(bins.reduce((sum, bin) => sum + bin.recalled.of, 0)).toBe(given.length)
      expect(bins.length).toBeLessThanOrEqual(10)
      for (const { recalled } of bins) expect(recalled.of).toBeGreaterThanOrEqual(25)
    }),
  )
})

test('reviews that were all given the same chance are one bin', () => {
  const figures = tallied(Array.from({ length: 200 }, (_, i) => [0.9, i % 10 > 0] as const))
  expect(figures.ok && figures.value.bins).toMatchObject([{ recalled: { count: 180, of: 200 } }])
})
