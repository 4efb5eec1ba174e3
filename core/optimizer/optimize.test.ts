import { expect, test } from 'vitest'
import type { LoggedReview } from '#core/schedule/evaluate/log.ts'
import { FORGETFUL, simulatedLog, UTC_DAY } from '#core/schedule/evaluate/testing-log.ts'
import { defaultPolicy } from '#core/schedule/memory.ts'
import type { Weights } from '#core/schedule/memory.ts'
import { optimize } from './optimize.ts'

const learner = (weights: Weights | null) => ({ ...defaultPolicy('UTC'), weights })

async function optimized(reviews: readonly LoggedReview[], present: Weights | null = null) {
  const outcome = await optimize(reviews, present, UTC_DAY)
  if (!outcome.ok) throw new Error(outcome.error.kind)
  return outcome.value
}

test('of a learner unlike most, the trained weights predict better what came later, and are adopted', async () => {
  const { figures, trainedOn, weights } = await optimized(simulatedLog(10_000, learner(FORGETFUL)))
  expect(figures.isBetter).toBe(true)
  expect(figures.trained.logLoss.value).toBeLessThan(figures.present.logLoss.value)
  expect(figures.logLossDifference.high).toBeLessThan(0)
  // Compared on the later fifth, then trained on all.
  expect(figures.predicted / (figures.predicted + figures.trainedOn)).toBeCloseTo(0.2, 2)
  expect(trainedOn).toBe(figures.predicted + figures.trainedOn)
  // Near the truth: first stabilities of hard and good, 0.52 and 0.92 days, and not the 1.29 and 2.31 it began with.
  expect(weights[1]).toBeLessThan(0.8)
  expect(weights[2]).toBeLessThan(1.4)
})

test.each([1, 2, 3, 4, 5])(
  'of a learner that is just as the present weights say, nothing is adopted (log %i)',
  async (seed) => {
    const { figures, trainedOn } = await optimized(simulatedLog(3000, learner(null), seed))
    expect(figures.isBetter).toBe(false)
    expect(trainedOn).toBe(figures.trainedOn)
  },
)

test('a log loss that is lower, but not by more than noise, changes nothing', async () => {
  const { figures } = await optimized(simulatedLog(10_000, learner(null)))
  expect(figures.logLossDifference.value).toBeLessThan(0)
  expect(figures.logLossDifference.high).toBeGreaterThan(0)
  expect(figures.isBetter).toBe(false)
})

test('whoever has the right weights already keeps them', async () => {
  const reviews = simulatedLog(10_000, learner(FORGETFUL))
  const { figures } = await optimized(reviews, FORGETFUL)
  expect(figures.isBetter).toBe(false)
  expect(figures.present.logLoss.value).toBeLessThan((await optimized(reviews)).figures.present.logLoss.value)
})

test('what came later has no part in the weights that are judged by it', async () => {
  const reviews = simulatedLog(3000, learner(null))
  const known = await optimized(reviews)
  const turned = await optimized(reviews.map((one, i) => (i < 2700 ? one : { ...one, rating: 'good' })))
  expect([known.figures.isBetter, turned.figures.isBetter]).toEqual([false, false])
  expect(turned.weights).toEqual(known.weights)
  expect(turned.figures.trained.logLoss).not.toEqual(known.figures.trained.logLoss)
})

test('too few reviews are told by their number', async () => {
  const reviews = simulatedLog(300, learner(null))
  const outcome = await optimize(reviews, null, UTC_DAY)
  expect(outcome).toEqual({
    ok: false,
    error: {
      kind: 'too-few',
      trials: expect.any(Number),
      trialsNeeded: 400,
      cards: expect.any(Number),
      cardsNeeded: 30,
    },
  })
  expect(await optimize([], null, UTC_DAY)).toMatchObject({ error: { kind: 'too-few', trials: 0, cards: 0 } })
})

test('many reviews of a few cards are too few', async () => {
  const first = Date.UTC(2026, 0, 1, 12)
  const reviews = Array.from({ length: 2000 }, (_, i): LoggedReview => {
    return {
      cardId: `q-${i % 4}`,
      reviewedAt: new Date(first + i * 86_400_000),
      rating: i % 7 === 0 ? 'again' : 'good',
    }
  })
  expect(await optimize(reviews, null, UTC_DAY)).toMatchObject({ error: { kind: 'too-few', cards: 4 } })
})

test('it can be stopped at any moment', async () => {
  const reviews = simulatedLog(4000, learner(FORGETFUL))
  const shares: number[] = []
  await optimize(reviews, null, UTC_DAY, { onProgress: (share) => shares.push(share) })
  expect(shares.at(-1)).toBeGreaterThanOrEqual(0.45)
  for (const at of [0, 0.2, 0.45]) {
    const control = new AbortController()
    const onProgress = (share: number) => (share >= at ? control.abort() : undefined)
    const outcome = await optimize(reviews, null, UTC_DAY, { signal: control.signal, onProgress })
    expect(outcome).toEqual({ ok: false, error: { kind: 'cancelled' } })
  }
  expect(await optimize(reviews, null, UTC_DAY, { signal: AbortSignal.abort() })).toMatchObject({ ok: false })
})
