import { expect, test } from 'vitest'
import { planFor, planForOne } from '#core/practice/plan.ts'
import { limitOf, scaleOf, timesOf } from './times.ts'

const nothing = { thoughtMs: null, spokenMs: 0, pausedMs: 0, hiddenMs: 0, totalMs: 0, pauses: 0 }
const took = (...sentencesMs: (number | null)[]) => ({ ...nothing, sentencesMs })

test('what ran over the line is told apart from what did not', () => {
  expect(timesOf(planFor('relaxed'), took(9_400, 12_000, 13_100, null, 0))).toEqual([
    { sentence: 1, ms: 9_400, overMs: 0 },
    { sentence: 2, ms: 12_000, overMs: 0 },
    { sentence: 3, ms: 13_100, overMs: 1_100 },
    { sentence: 4, ms: null, overMs: 0 },
    { sentence: 5, ms: 0, overMs: 0 },
  ])
})

test('at half the speed the line stands twice as far', () => {
  expect(timesOf(planFor('relaxed', 2), took(25_000, 1, 1, 1, 1))[0]).toEqual({
    sentence: 1,
    ms: 25_000,
    overMs: 1_000,
  })
})

test('without a clock nothing runs over', () => {
  expect(limitOf(planFor('untimed'))).toBeNull()
  expect(timesOf(planFor('untimed'), took(90_000, 1, 1, 1, 1))[0]).toEqual({ sentence: 1, ms: 90_000, overMs: 0 })
})

test('one sentence tried again keeps its number', () => {
  expect(timesOf(planForOne(4, planFor('strict')), took(11_000))).toEqual([{ sentence: 4, ms: 11_000, overMs: 0 }])
})

test('the longest bar fits, and the line always has room behind it', () => {
  expect(scaleOf(12_000, [{ sentence: 1, ms: 3_000, overMs: 0 }])).toBe(15_000)
  expect(scaleOf(12_000, [{ sentence: 1, ms: 40_000, overMs: 28_000 }])).toBe(40_000)
  expect(scaleOf(null, [])).toBe(15_000)
})
