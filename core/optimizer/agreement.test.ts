import { BindingMemoryState, FSRSBinding } from '@open-spaced-repetition/binding'
import fc from 'fast-check'
import { clipParameters, default_w } from 'ts-fsrs'
import { expect, test } from 'vitest'
import { defaultPolicy, nextMemory, Weights } from '#core/schedule/memory.ts'
import type { Memory } from '#core/schedule/memory.ts'
import { RATINGS } from '#core/schedule/rating.ts'

/**
 * Weights from half to twice the default. Further out, where exponents come near 0, single precision runs out of digits.
 * First stabilities from 0.1: lower ones ts-fsrs raises to that, and fsrs-rs does not. Those for steps within a day are
 * 0, as training without them leaves them.
 */
const weights = fc
  .tuple(...default_w.map((weight) => fc.double({ min: weight / 2, max: weight * 2, noNaN: true })))
  .map((drawn) => clipParameters(drawn, 0, false).map((weight, i) => (i < 4 ? Math.max(0.1, weight) : weight)))
  .map((drawn) => Weights.parse([...drawn.slice(0, 17), 0, 0, 0, drawn[20] ?? 0].map(Math.fround)))

const histories = fc.array(
  fc.record({ rating: fc.constantFrom(...RATINGS), days: fc.integer({ min: 1, max: 1000 }) }),
  { minLength: 1, maxLength: 15 },
)

test('memories are those of the trainer, whatever the weights and the history, to one part in ten thousand', () => {
  fc.assert(
    fc.property(weights, histories, (drawn, history) => {
      const policy = { ...defaultPolicy('UTC'), weights: drawn }
      const engine = new FSRSBinding([...drawn])
      let ours: Memory | null = null
      let theirs: BindingMemoryState | null = null
      for (const [i, { rating, days }] of history.entries()) {
        ours = nextMemory(ours, rating, i === 0 ? 0 : days, policy)
        theirs = engine.nextStates(theirs, 0.9, i === 0 ? 0 : days)[rating].memory
        expect(Math.abs(ours.stabilityDays / theirs.stability - 1)).toBeLessThan(1e-4)
        expect(Math.abs(ours.difficulty - theirs.difficulty)).toBeLessThan(1e-4)
      }
    }),
    { numRuns: 500 },
  )
})

test.each(['hard', 'good', 'easy'] as const)(
  'twice on one day, %s: as the trainer has it, nothing is gained',
  (rating) => {
    const drawn = Weights.parse(fc.sample(weights, { numRuns: 1, seed: 1 })[0])
    const first = nextMemory(null, 'good', 0, { ...defaultPolicy('UTC'), weights: drawn })
    const second = nextMemory(first, rating, 0, { ...defaultPolicy('UTC'), weights: drawn })
    const before = new BindingMemoryState(first.stabilityDays, first.difficulty)
    const theirs = new FSRSBinding([...drawn]).nextStates(before, 0.9, 0)[rating].memory
    expect(second.stabilityDays).toBeCloseTo(theirs.stability, 4)
    expect(second.stabilityDays).toBeCloseTo(first.stabilityDays, 7)
    expect(second.difficulty).toBeCloseTo(theirs.difficulty, 4)
  },
)

test('failed twice on one day: here the stability falls once more, which the trainer does not know of', () => {
  const drawn = Weights.parse(fc.sample(weights, { numRuns: 1, seed: 1 })[0])
  const first = nextMemory(null, 'good', 0, { ...defaultPolicy('UTC'), weights: drawn })
  const before = new BindingMemoryState(first.stabilityDays, first.difficulty)
  expect(new FSRSBinding([...drawn]).nextStates(before, 0.9, 0).again.memory.stability).toBeCloseTo(
    first.stabilityDays,
    4,
  )
  expect(nextMemory(first, 'again', 0, { ...defaultPolicy('UTC'), weights: drawn }).stabilityDays).toBeLessThan(
    first.stabilityDays,
  )
})
