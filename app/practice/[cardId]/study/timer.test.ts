import fc from 'fast-check'
import { expect, test } from 'vitest'
import { again, book, clockOf, isUp, leftMs, pause, ranMs, read, type Step, timerOf } from './timer.ts'

const MINUTE = 60_000
const docs = 'https://nginx.org/en/docs/control.html'
const source = 'https://github.com/nginx/nginx'

test('the clock stands until something is read, and goes on from there', () => {
  const timer = timerOf(25 * MINUTE)
  expect(leftMs(timer, 10 * MINUTE)).toBe(25 * MINUTE)
  const { timer: reading, slice } = read(timer, docs, 10 * MINUTE)
  expect(slice).toBeNull()
  expect(leftMs(reading, 13 * MINUTE)).toBe(22 * MINUTE)
})

test('time is booked on what was read, at a change of book and at a pause', () => {
  const first = read(timerOf(25 * MINUTE), docs, 0)
  const second = read(first.timer, source, 3 * MINUTE)
  expect(second.slice).toEqual({ url: docs, ms: 3 * MINUTE })
  const third = pause(second.timer, 4 * MINUTE)
  expect(third.slice).toEqual({ url: source, ms: MINUTE })
  expect(pause(third.timer, 9 * MINUTE).slice).toBeNull()
  expect(leftMs(third.timer, 9 * MINUTE)).toBe(21 * MINUTE)
})

test('a tab that slept books no more than the time there was', () => {
  const { timer } = read(timerOf(25 * MINUTE), docs, 0)
  const late = book(timer, 600 * MINUTE)
  expect(late.slice).toEqual({ url: docs, ms: 25 * MINUTE })
  expect(isUp(late.timer, 600 * MINUTE)).toBe(true)
  expect(late.timer.sinceMs).toBeNull()
})

test('when the time is up, reading on takes another stretch', () => {
  const up = book(read(timerOf(MINUTE), docs, 0).timer, 2 * MINUTE).timer
  expect(read(up, source, 3 * MINUTE).timer.sinceMs).toBeNull()
  const more = read(again(up), source, 3 * MINUTE)
  expect(more.slice).toBeNull()
  expect(leftMs(more.timer, 3 * MINUTE)).toBe(MINUTE)
})

test('a page opened again goes on where it stood', () => {
  const timer = timerOf(25 * MINUTE, 5 * MINUTE, docs)
  expect(leftMs(timer, 0)).toBe(20 * MINUTE)
  expect(book(timer, MINUTE).slice).toBeNull()
  expect(timerOf(MINUTE, 5 * MINUTE).ranMs).toBe(MINUTE)
})

test.each([
  [0, '0:00'],
  [1, '0:01'],
  [999, '0:01'],
  [59_001, '1:00'],
  [25 * MINUTE, '25:00'],
  [120 * MINUTE, '120:00'],
] as const)('%i ms read %s', (ms, text) => expect(clockOf(ms)).toBe(text))

test('whatever is pressed and whenever, what is booked is what ran', () => {
  const presses = fc.array(
    fc.record({
      kind: fc.constantFrom('read-docs', 'read-source', 'pause', 'book'),
      // A clock as `performance.now` has it, with parts of a ms; some steps are long sleeps.
      passMs: fc.oneof(fc.double({ min: 0, max: 5 * MINUTE, noNaN: true }), fc.constant(60 * MINUTE)),
    }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(presses, (steps) => {
      let timer = timerOf(25 * MINUTE)
      let [nowMs, bookedMs] = [1000.25, 0]
      const take = (step: Step) => {
        timer = step.timer
        bookedMs += step.slice?.ms ?? 0
        expect(step.slice === null || Number.isInteger(step.slice.ms)).toBe(true)
      }
      for (const { kind, passMs } of steps) {
        nowMs += passMs
        if (kind === 'pause') take(pause(timer, nowMs))
        else if (kind === 'book') take(book(timer, nowMs))
        else take(read(timer, kind === 'read-docs' ? docs : source, nowMs))
        // Rounded to whole ms, nothing is booked twice and nothing is left out.
        expect(Math.abs(bookedMs - ranMs(timer, nowMs))).toBeLessThanOrEqual(0.5)
        expect(leftMs(timer, nowMs)).toBeGreaterThanOrEqual(0)
      }
    }),
  )
})
