import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_AT_MS } from './attempt.ts'
import { afterReload, type Beat, beat, LOST_MS, timeAt } from './clock.ts'

const HOUR = 3_600_000
const FIRST: Beat = { atMs: 5_000, monoMs: 70_000, wallMs: 1_800_000_000_000, isVisible: true }
/** `monoMs` and `wallMs` later than the first beat. */
const later = (monoMs: number, wallMs = monoMs, isVisible = true) => ({
  monoMs: FIRST.monoMs + monoMs,
  wallMs: FIRST.wallMs + wallMs,
  isVisible,
})

test('a second passes', () => {
  expect(beat(FIRST, later(1000))).toEqual({ beat: { ...later(1000), atMs: 6_000 }, lostFromMs: null })
  expect(timeAt(FIRST, FIRST.monoMs + 1000)).toBe(6_000)
})

test.each([
  ['set back by an hour', 1000, 1000 - HOUR],
  ['set back a little', 1000, -1],
  ['set right by 20 s', 1000, 21_000],
] as const)('a wall clock that is %s changes nothing', (_, monoMs, wallMs) => {
  expect(beat(FIRST, later(monoMs, wallMs))).toMatchObject({ beat: { atMs: 6_000 }, lostFromMs: null })
})

test('a machine that slept was lost from the last beat on, and its sleep counts as time', () => {
  const woken = beat(FIRST, later(1000, 8 * HOUR))
  expect(woken).toMatchObject({ lostFromMs: 5_000, beat: { atMs: 5_000 + 8 * HOUR } })
})

test('a page that stood still in sight was lost, one out of sight only had its timers slowed', () => {
  expect(beat(FIRST, later(60_000)).lostFromMs).toBe(5_000)
  expect(beat({ ...FIRST, isVisible: false }, later(60_000)).lostFromMs).toBeNull()
})

test('a reload goes on as much later as the wall clock is', () => {
  const known = { atMs: 5_000, wallMs: FIRST.wallMs }
  expect(afterReload(known, later(0, 90_000)).atMs).toBe(95_000)
  expect(afterReload(known, later(0, -HOUR)).atMs).toBe(5_000)
})

test('a wall clock that is set right by decades leaves time to go on in', () => {
  const woken = beat(FIRST, later(1000, 50 * MAX_AT_MS)).beat
  const reloaded = afterReload(woken, later(2000, 100 * MAX_AT_MS))
  expect(woken.atMs).toBeLessThan(reloaded.atMs)
  expect(timeAt(reloaded, reloaded.monoMs + HOUR)).toBeLessThan(MAX_AT_MS)
})

test('whatever the clocks do, the clock of an attempt never goes back nor beyond its end', () => {
  const jump = fc.record({
    monoMs: fc.integer({ min: -5_000, max: 120_000 }),
    wallMs: fc.integer({ min: -10 * MAX_AT_MS, max: 10 * MAX_AT_MS }),
    isVisible: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(jump, { maxLength: 40 }), (jumps) => {
      let last = FIRST
      for (const { monoMs, wallMs, isVisible } of jumps) {
        const now = { monoMs: last.monoMs + monoMs, wallMs: last.wallMs + wallMs, isVisible }
        const next = beat(last, now)
        expect(next.beat.atMs).toBeGreaterThanOrEqual(last.atMs)
        expect(next.beat.atMs).toBeLessThanOrEqual(MAX_AT_MS)
        if (wallMs - Math.max(0, monoMs) <= LOST_MS) {
          expect(next.beat.atMs).toBe(Math.min(MAX_AT_MS, last.atMs + Math.max(0, monoMs)))
        }
        last = next.beat
      }
    }),
  )
})
