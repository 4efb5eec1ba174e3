import { expect, test } from 'vitest'
import { MODELS } from '#core/schedule/evaluate/evaluation.ts'
import { readLog } from '#core/schedule/evaluate/log.ts'
import type { LoggedReview } from '#core/schedule/evaluate/log.ts'
import { atOnce } from '#core/schedule/evaluate/pausing.ts'
import { simulatedLog, UTC_DAY } from '#core/schedule/evaluate/testing-log.ts'
import { defaultPolicy } from '#core/schedule/memory.ts'
import { evaluate } from './evaluate.ts'

const reviews = simulatedLog(3000, defaultPolicy('UTC'))

async function evaluated(given: readonly LoggedReview[]) {
  const outcome = await evaluate(given, UTC_DAY)
  if (!outcome.ok) throw new Error(outcome.error.kind)
  return outcome.value
}

test('the model that is the learner predicts best; who knows nothing of cards tells nothing apart', async () => {
  const { scores, predicted, trials, folds } = await evaluated(reviews)
  const others = MODELS.filter((model) => model !== 'default')
  for (const model of others) expect(scores[model].logLoss.value).toBeGreaterThan(scores.default.logLoss.value)
  expect(scores.default.auc?.low).toBeGreaterThan(0.5)
  expect(scores.average.auc?.high).toBeLessThan(scores.default.auc?.value ?? 0)
  expect(folds.map((fold) => fold.predicted).reduce((sum, n) => sum + n, 0)).toBe(predicted.trials)
  expect(folds[0]?.trainedOn).toBe(trials - predicted.trials)
  expect(predicted.recalled).toBeGreaterThan(0.8)
})

test('the average is that of what came before each part', async () => {
  const { trials } = atOnce(readLog(reviews, UTC_DAY))
  const { folds, scores, predicted } = await evaluated(reviews)
  const losses = folds.flatMap((fold) => {
    const before = trials.slice(0, fold.trainedOn)
    const share = before.filter(({ isRecalled }) => isRecalled).length / before.length
    const part = trials.slice(fold.trainedOn, fold.trainedOn + fold.predicted)
    return part.map(({ isRecalled }) => -Math.log(isRecalled ? share : 1 - share))
  })
  expect(losses).toHaveLength(predicted.trials)
  expect(scores.average.logLoss.value).toBeCloseTo(losses.reduce((sum, loss) => sum + loss, 0) / losses.length, 12)
})

test('the same reviews give the same figures, in whatever order they come', async () => {
  const figures = await evaluated(reviews)
  expect(await evaluated(reviews)).toEqual(figures)
  expect(await evaluated(reviews.toReversed())).toEqual(figures)
})

test('the future never gets in: what comes of the last fifth changes no weights that predict it or what was before', async () => {
  const before = await evaluated(reviews)
  const lastFrom = before.trials - (before.folds.at(-1)?.predicted ?? 0)
  let trial = -1
  const lastDay = new Map<string, number>()
  const changed = reviews.map((review): LoggedReview => {
    const day = Math.floor((review.reviewedAt.getTime() - UTC_DAY.rolloverHour * 3_600_000) / 86_400_000)
    if (day > (lastDay.get(review.cardId) ?? Infinity)) trial += 1
    lastDay.set(review.cardId, day)
    return trial < lastFrom ? review : { ...review, rating: review.rating === 'again' ? 'good' : 'again' }
  })
  const after = await evaluated(changed)
  expect(after.folds).toEqual(before.folds)
  expect(after.scores.trained.logLoss.value).not.toEqual(before.scores.trained.logLoss.value)
})

test('trained and as it ships: the difference, and whether it is more than noise', async () => {
  const { scores, trainedLessDefault } = await evaluated(reviews)
  expect(trainedLessDefault.value).toBeCloseTo(scores.trained.logLoss.value - scores.default.logLoss.value, 12)
  expect(trainedLessDefault.isBeyondNoise).toBe(trainedLessDefault.low > 0 || trainedLessDefault.high < 0)
})

test('too few reviews give no figures', async () => {
  expect(await evaluate(reviews.slice(0, 300), UTC_DAY)).toMatchObject({ ok: false, error: { kind: 'too-few' } })
  expect(await evaluate([], UTC_DAY)).toMatchObject({ ok: false, error: { kind: 'too-few', trials: 0 } })
  const allAtOnce = reviews.map((review) => ({ ...review, reviewedAt: new Date(0) }))
  expect(await evaluate(allAtOnce, UTC_DAY)).toMatchObject({ ok: false, error: { kind: 'too-few', trials: 0 } })
})

test('it tells how much is trained, and stops when told to', async () => {
  const control = new AbortController()
  const shares: number[] = []
  const onProgress = (share: number): void => {
    shares.push(share)
    if (share >= 0.4) control.abort()
  }
  const outcome = await evaluate(reviews, UTC_DAY, { signal: control.signal, onProgress })
  expect(outcome).toEqual({ ok: false, error: { kind: 'cancelled' } })
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBeLessThan(1)
})
