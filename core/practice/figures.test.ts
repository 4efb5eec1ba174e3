import { expect, test } from 'vitest'
import { fold, timingOf } from './attempt.ts'
import { planFor } from './plan.ts'
import { barsOf, countOf, minutes, nextCountMs, tenths } from './figures.ts'

const relaxed = planFor('relaxed')
/** The first sentence, begun at 2 s, at `ms` into it. */
const sentenceAt = (ms: number, plan = relaxed) =>
  fold(plan, [
    { kind: 'start', atMs: 0 },
    { kind: 'mark', atMs: 2_000 },
    { kind: 'show', atMs: 2_000 + ms },
  ])

test.each([
  [0, 'left', 12, 1000],
  [1, 'left', 12, 999],
  [999, 'left', 12, 1],
  [1000, 'left', 11, 1000],
  [11_500, 'left', 1, 500],
  [12_000, 'over', 0, 1000],
  [15_250, 'over', 3, 750],
] as const)('%i ms into a sentence: %s %i s, next in %i ms', (ms, kind, seconds, nextMs) => {
  expect(countOf(relaxed, sentenceAt(ms))).toEqual({ kind, seconds })
  expect(nextCountMs(relaxed, sentenceAt(ms))).toBe(nextMs)
})

test('without a clock nothing counts', () => {
  const plan = planFor('untimed')
  expect(countOf(plan, sentenceAt(5_000, plan))).toBeNull()
  expect(nextCountMs(plan, sentenceAt(5_000, plan))).toBeNull()
})

test('time in figures', () => {
  expect([tenths(9_440), tenths(12_000), minutes(63_000), minutes(59_600)]).toEqual(['9.4', '12.0', '1:03', '1:00'])
})

test('a bar a sentence: within its time, over it, unsaid', () => {
  const attempt = fold(relaxed, [
    { kind: 'start', atMs: 0 },
    { kind: 'mark', atMs: 2_000 },
    { kind: 'mark', atMs: 11_000 },
    { kind: 'finish', atMs: 24_500 },
  ])
  expect(barsOf(relaxed, timingOf(relaxed, attempt)).map(({ ms, overMs }) => [ms, overMs])).toEqual([
    [9_000, 0],
    [13_500, 1_500],
    [null, 0],
    [null, 0],
    [null, 0],
  ])
})
