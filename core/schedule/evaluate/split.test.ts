import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Trial } from './log.ts'
import { laterPart, temporalFolds } from './split.ts'

const trialsAt = (instants: readonly number[]): Trial[] =>
  instants.toSorted((a, b) => a - b).map((atMs) => ({ card: 0, atMs, isRecalled: true, bin: 0 }))

test('sixty trials: ten are only learnt from, then ten at a time are predicted', () => {
  const trials = trialsAt(Array.from({ length: 60 }, (_, i) => i))
  const at = [10, 20, 30, 40, 50, 60]
  expect(temporalFolds(trials)).toEqual(at.slice(1).map((to, i) => ({ from: at[i], to })))
})

test('what does not divide goes to the first part, as in TimeSeriesSplit', () => {
  const trials = trialsAt(Array.from({ length: 65 }, (_, i) => i))
  expect(temporalFolds(trials).map(({ from }) => from)).toEqual([15, 25, 35, 45, 55])
})

test('trials at one instant are not parted', () => {
  const trials = trialsAt([...Array.from({ length: 25 }, () => 0), ...Array.from({ length: 35 }, (_, i) => i + 1)])
  expect(temporalFolds(trials)[0]).toEqual({ from: 25, to: 30 })
  expect(temporalFolds(trialsAt(Array.from({ length: 60 }, () => 0)))).toEqual([])
})

// Instants that often coincide.
const instants = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 200 })

test('whatever is learnt from is strictly earlier than whatever is predicted', () => {
  fc.assert(
    fc.property(instants, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
      const trials = trialsAt(given)
      for (const { from, to } of [...temporalFolds(trials), laterPart(trials, share)]) {
        if (from === 0 || from === to) continue
        expect(trials[from - 1]?.atMs).toBeLessThan(trials[from]?.atMs ?? -1)
      }
    }),
  )
})

test('folds follow each other without a gap, to the end of the log', () => {
  fc.assert(
    fc.property(instants, (given) => {
      const folds = temporalFolds(trialsAt(given))
      for (const [i, { from, to }] of folds.entries()) {
        expect(from).toBeLessThan(to)
        expect(from).toBeGreaterThan(0)
        expect(to).toBe(folds[i + 1]?.from ?? given.length)
      }
    }),
  )
})

test('the later part is about its share, and never more', () => {
  const trials = trialsAt(Array.from({ length: 100 }, (_, i) => i))
  expect(laterPart(trials, 0.2)).toEqual({ from: 80, to: 100 })
  expect(laterPart(trialsAt([1, 2, 3, 3, 3]), 0.4)).toEqual({ from: 5, to: 5 })
})
