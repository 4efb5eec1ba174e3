import { expect, test } from 'vitest'
import { readLog } from '#core/schedule/evaluate/log.ts'
import { atOnce } from '#core/schedule/evaluate/pausing.ts'
import { simulatedLog, UTC_DAY } from '#core/schedule/evaluate/testing-log.ts'
import { defaultPolicy } from '#core/schedule/memory.ts'
import { train } from './training.ts'

const reviews = simulatedLog(4000, defaultPolicy('UTC'))
const log = atOnce(readLog(reviews, UTC_DAY))
const all = log.trials.length

test('the same log gives the same weights, those of steps within a day 0', async () => {
  const [once, again] = [await train(log, all, {}), await train(log, all, {})]
  expect(again).toEqual(once)
  expect(once.ok && once.value.slice(17, 20)).toEqual([0, 0, 0])
})

test('only the first trials are learnt from: what came later changes nothing', async () => {
  const half = Math.floor(all / 2)
  const step = log.steps.findIndex(({ trial }) => trial === half)
  const cut = atOnce(readLog(reviews.slice(0, step), UTC_DAY))
  const turned = reviews.map((review, i) => (i < step ? review : { ...review, rating: 'again' as const }))
  const known = await train(log, half, {})
  expect(known.ok).toBe(true)
  expect(await train(cut, half, {})).toEqual(known)
  expect(await train(atOnce(readLog(turned, UTC_DAY)), half, {})).toEqual(known)
  expect(await train(log, all, {})).not.toEqual(known)
})

test('it tells how far it is, up to the end', async () => {
  const shares: number[] = []
  await train(log, all, { onProgress: (share) => shares.push(share) })
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
})

test('it stops when told to: before it begins, and at its first word', async () => {
  expect(await train(log, all, { signal: AbortSignal.abort() })).toEqual({ ok: false, error: { kind: 'cancelled' } })
  // Long enough for the trainer to say something before it is done.
  const long = atOnce(readLog(simulatedLog(40_000, defaultPolicy('UTC')), UTC_DAY))
  const control = new AbortController()
  const shares: number[] = []
  const stopped = await train(long, long.trials.length, {
    signal: control.signal,
    onProgress: (share) => {
      shares.push(share)
      control.abort()
    },
  })
  expect(stopped).toEqual({ ok: false, error: { kind: 'cancelled' } })
  expect(shares.at(-1)).toBeLessThan(1)
})

test('others get their turn while it trains', async () => {
  let turns = 0
  const other = setInterval(() => (turns += 1), 1)
  await train(log, all, {})
  clearInterval(other)
  expect(turns).toBeGreaterThan(0)
})

test('where hardly anything is alike, nothing is learnt and the weights are those FSRS ships with', async () => {
  const days = Array.from({ length: 60 }, (_, i) => [0, i + 1]).flat()
  const scattered = days.map((day, i) => {
    return {
      cardId: `q-${Math.floor(i / 2)}`,
      reviewedAt: new Date(Date.UTC(2026, 0, 1 + day)),
      rating: 'good' as const,
    }
  })
  const one = atOnce(readLog(scattered, UTC_DAY))
  const weights = await train(one, one.trials.length, {})
  expect(weights.ok && weights.value[2]).toBeCloseTo(2.3065, 5)
})
