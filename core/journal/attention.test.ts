import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import {
  type Attended,
  type AttentionEvent,
  AWAY_MS,
  IDLE_MS,
  isCounting,
  LONGEST_MS,
  SLEPT_MS,
  step,
  unattended,
} from './attention.ts'

const CARD = CardId.parse('q-4k7m2x9p')
const begin: AttentionEvent = { kind: 'begin', subject: { activity: 'question', cardId: CARD } }
/** An event, so many ms after the one before. */
type After = readonly [afterMs: number, event: AttentionEvent]

const START = { ms: 1_000, wallMs: Date.UTC(2026, 10, 28, 12) }

/** What is told of a course of events; the wall clock goes along with the other one unless it is said how far it is off. */
function told(course: readonly After[], offMs: readonly number[] = []): readonly Attended[] {
  let { ms } = START
  let attention = unattended(START)
  return course.flatMap(([afterMs, event], i) => {
    ms += afterMs
    const result = step(attention, event, { ms, wallMs: START.wallMs + ms - START.ms + (offMs[i] ?? 0) })
    attention = result.attention
    return result.ended ?? []
  })
}

const sums = (stretches: readonly Attended[]) => ({
  activeMs: stretches.reduce((sum, { activeMs }) => sum + activeMs, 0),
  idleMs: stretches.reduce((sum, { idleMs }) => sum + idleMs, 0),
})

const plain = (kind: Exclude<AttentionEvent['kind'], 'begin'>): AttentionEvent => ({ kind })
/** Nothing happens for so long, but that time is heard of. */
const quiet = (ms: number): readonly After[] => [
  ...Array.from({ length: Math.floor(ms / 5_000) }, (): After => [5_000, plain('tick')]),
  [ms % 5_000, plain('tick')],
]
const reading: readonly After[] = [
  [0, plain('come')],
  [0, begin],
]

test('a card that is read for half a minute took half a minute, from when it was opened', () => {
  expect(told([...reading, ...quiet(30_000), [0, plain('end')]])).toEqual([
    { activity: 'question', cardId: CARD, startedAt: new Date(START.wallMs), activeMs: 30_000, idleMs: 0 },
  ])
})

test('a minute without a sign of life still counts, and what follows is idle until there is one', () => {
  expect(
    sums(told([...reading, ...quiet(3 * 60_000), [0, plain('life')], ...quiet(10_000), [0, plain('go')]])),
  ).toEqual({ activeMs: IDLE_MS + 10_000, idleMs: 2 * 60_000 })
})

test('a page left open is idle for half an hour, and from then on nobody is there', () => {
  expect(sums(told([...reading, ...quiet(8 * 3_600_000), [0, plain('go')]]))).toEqual({
    activeMs: IDLE_MS,
    idleMs: AWAY_MS - IDLE_MS,
  })
})

test('whoever speaks against the clock touches nothing, and is there; and for a minute afterwards', () => {
  const spoken = [...reading, [0, plain('hold')], ...quiet(4 * 60_000), [0, plain('release')]] as const
  expect(sums(told([...spoken, ...quiet(90_000), [0, plain('end')]]))).toEqual({
    activeMs: 5 * 60_000,
    idleMs: 30_000,
  })
})

test('a machine that slept, and a clock that was set, add nothing', () => {
  const slept = [
    ...reading,
    ...quiet(20_000),
    [9 * 3_600_000, plain('life')],
    ...quiet(5_000),
    [0, plain('go')],
  ] as const
  expect(sums(told(slept))).toEqual({ activeMs: 25_000, idleMs: 0 })
  const set = told([...reading, [5_000, plain('life')], [5_000, plain('end')]], [0, 0, 3_600_000, -86_400_000])
  expect(set).toMatchObject([{ activeMs: 10_000, startedAt: new Date(START.wallMs) }])
})

test('no stretch is long, and one follows on the other', () => {
  const stretches = told([...reading, [0, plain('hold')], ...quiet(12 * 60_000), [0, plain('end')]])
  expect(stretches.map(({ activeMs }) => activeMs)).toEqual([LONGEST_MS, LONGEST_MS, 2 * 60_000])
  expect(stretches.map(({ startedAt }) => startedAt.getTime() - START.wallMs)).toEqual([0, LONGEST_MS, 2 * LONGEST_MS])
})

test('ticks are wanted only while time counts', () => {
  const after = (...course: readonly After[]) => {
    let { ms } = START
    return course.reduce((attention, [afterMs, event]) => {
      ms += afterMs
      return step(attention, event, { ms, wallMs: ms }).attention
    }, unattended(START))
  }
  expect(isCounting(after(...reading))).toBe(true)
  expect(isCounting(after(...reading, [0, plain('go')]))).toBe(false)
  expect(isCounting(after(...reading, [0, plain('end')]))).toBe(false)
  expect(isCounting(after(...reading, ...quiet(AWAY_MS)))).toBe(false)
  expect(isCounting(after(...reading, ...quiet(AWAY_MS), [0, plain('life')]))).toBe(true)
})

const anEvent: fc.Arbitrary<AttentionEvent> = fc.oneof(
  fc.constant(begin),
  fc.constantFrom('come', 'go', 'life', 'hold', 'release', 'tick', 'end').map((kind): AttentionEvent => ({ kind })),
)
/** Moments between events; clocks that go back, and nights, among them. */
const aPause = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: SLEPT_MS }) },
  { weight: 2, arbitrary: fc.integer({ min: -60_000, max: 12 * 3_600_000 }) },
)
const aCourse = fc.array(fc.tuple(aPause, anEvent), { maxLength: 60 })

/** What of a course may count at all: in view, with a subject, and not slept through. */
function inViewMs(course: readonly After[]): number {
  let [at, heard, total] = [0, 0, 0]
  let [isHere, isFor] = [false, false]
  for (const [afterMs, { kind }] of course) {
    at += afterMs
    const elapsed = Math.max(0, at - heard)
    heard = Math.max(heard, at)
    if (isHere && isFor && elapsed <= SLEPT_MS) total += elapsed
    if (kind === 'come' || kind === 'go') isHere = kind === 'come'
    if (kind === 'begin' || kind === 'end') isFor = kind === 'begin'
  }
  return total
}

test('whatever happens, no more time counts than a page was in view, and none is negative', () => {
  fc.assert(
    fc.property(aCourse, (course) => {
      const stretches = told([...course, [0, plain('go')]])
      for (const { activeMs, idleMs } of stretches) {
        expect(Math.min(activeMs, idleMs)).toBeGreaterThanOrEqual(0)
        expect(activeMs + idleMs).toBeLessThan(LONGEST_MS + SLEPT_MS)
      }
      const { activeMs, idleMs } = sums(stretches)
      expect(activeMs + idleMs).toBeLessThanOrEqual(inViewMs(course))
    }),
  )
})

test('how often time is heard of changes nothing', () => {
  fc.assert(
    fc.property(aCourse, fc.array(fc.nat({ max: 4 }), { minLength: 60, maxLength: 60 }), (course, ticks) => {
      const ticking = course.flatMap(([afterMs, event], i): readonly After[] => {
        const parts = (ticks[i] ?? 0) + 1
        // What was slept through stays in one piece.
        if (afterMs < 0 || afterMs > SLEPT_MS) return [[afterMs, event]]
        return [
          ...Array.from({ length: parts - 1 }, (): After => [afterMs / parts, plain('tick')]),
          [afterMs / parts, event],
        ]
      })
      const [once, often] = [sums(told([...course, [0, plain('go')]])), sums(told([...ticking, [0, plain('go')]]))]
      // Each stretch is told in whole ms.
      const most = course.length + 1
      expect(Math.abs(often.activeMs - once.activeMs)).toBeLessThanOrEqual(most)
      expect(Math.abs(often.idleMs - once.idleMs)).toBeLessThanOrEqual(most)
    }),
  )
})

test('what the wall clock shows has no part in how long anything took', () => {
  fc.assert(
    fc.property(aCourse, fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 60 }), (course, offMs) => {
      expect(told(course, offMs).map(({ activeMs, idleMs }) => [activeMs, idleMs])).toEqual(
        told(course).map(({ activeMs, idleMs }) => [activeMs, idleMs]),
      )
    }),
  )
})
