import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CardEvent, EVENT_KINDS, foldHistory, type History, isLeech } from './history.ts'
import { defaultPolicy, opensUntil, replay } from './memory.ts'
import { RATINGS, type Rating } from './rating.ts'

const policy = defaultPolicy('UTC')
const on = (day: number, hour = 12): Date => new Date(Date.UTC(2026, 10, day, hour))
const review = (day: number, rating: Rating, isGatePassed = false): History[number] => ({
  what: 'review',
  rating,
  reviewedAt: on(day),
  isGatePassed,
})
const event = (kind: Exclude<CardEvent['kind'], 'bury' | 'set-due' | 'rehearse'>, day: number): History[number] => ({
  what: 'event',
  kind,
  at: on(day),
})
const fold = (...history: History) => foldHistory(history, policy)
const passedAt = (...history: History) => {
  const { schedule } = fold(...history)
  return schedule.state === 'new' ? null : schedule.passedAt
}

test('a card is passed by being recalled on a later day, not by having just been read', () => {
  expect(passedAt(review(1, 'good'))).toBe(null)
  expect(passedAt(review(1, 'good'), review(1, 'easy'))).toBe(null)
  expect(passedAt(review(1, 'good'), review(4, 'good'))).toEqual(on(4))
  expect(passedAt(review(1, 'again'), review(2, 'hard'))).toBe(null)
})

test('the gate passes a card at once, whatever it was rated', () => {
  expect(passedAt(review(1, 'good', true))).toEqual(on(1))
  expect(passedAt(review(1, 'hard', true))).toEqual(on(1))
})

test('a passed card opens its follow-ups only while it is remembered well', () => {
  const opens = (...history: History) => opensUntil(fold(...history).schedule, policy)
  // 2.3 days of stability are too few, however it was passed.
  expect(opens(review(1, 'good', true))).toBe(null)
  expect(opens(review(1, 'easy'))).toBe(null)
  const until = opens(review(1, 'easy', true))
  // 8.2956 · (0.8^(−1/0.1542) − 1) / (0.9^(−1/0.1542) − 1) = 27.4 days, and the day after is the first that is too late.
  expect(until).toEqual(new Date('2026-11-29T04:00:00Z'))
  // Forgotten, it does not hold what stands on it, however much of it FSRS believes to be left.
  const easy = [1, 9, 30].map((day) => review(day, 'easy'))
  expect(opens(...easy)).not.toBe(null)
  expect(opens(...easy, review(60, 'again'))).toBe(null)
  expect(fold(...easy, review(60, 'again')).schedule).toMatchObject({
    memory: { stabilityDays: expect.toSatisfy((days: number) => days > 3) },
  })
  expect(opens(...easy, review(60, 'again'), review(61, 'good'))).not.toBe(null)
})

test('a day can be set for a card that was reviewed; the next answer sets its own', () => {
  const set: History[number] = { what: 'event', kind: 'set-due', at: on(2), until: on(20, 4) }
  expect(fold(review(1, 'good'), set).schedule).toMatchObject({ dueAt: on(20, 4) })
  const plain = fold(review(1, 'good'), review(4, 'good')).schedule
  expect(fold(review(1, 'good'), set, review(4, 'good')).schedule).toEqual(plain)
  expect(fold(set).schedule).toEqual({ state: 'new' })
})

test('a card that is reset is new, forgets where it was put, and stays open', () => {
  const { schedule, state } = fold(review(1, 'good'), event('suspend', 2), event('reset', 3))
  expect(schedule).toEqual({ state: 'new' })
  expect(state).toEqual({ suspendedAt: null, buriedUntil: null, openedAt: on(3), studiedLapses: null })
  expect(fold(event('reset', 3)).state.openedAt).toBe(null)
  expect(fold(review(1, 'good'), event('reset', 3), review(5, 'good')).schedule).toEqual(
    fold(review(5, 'good')).schedule,
  )
})

test('a card that was put aside comes back where it was', () => {
  const bury: History[number] = { what: 'event', kind: 'bury', at: on(2), until: on(3, 4) }
  expect(fold(event('suspend', 1)).state.suspendedAt).toEqual(on(1))
  expect(fold(bury).state.buriedUntil).toEqual(on(3, 4))
  expect(fold(event('suspend', 1), bury, event('resume', 2)).state).toEqual(fold().state)
})

test.each([
  [0, null, false],
  [4, null, false],
  [5, null, true],
  [9, null, true],
  [5, 5, false],
  [7, 5, false],
  [8, 5, true],
  [3, 1, false],
  [4, 1, false],
  [5, 1, true],
  [5, 3, false],
] as const)('%i lapses, studied at %s: a leech is %s', (lapses, studiedLapses, expected) => {
  expect(isLeech(lapses, studiedLapses)).toBe(expected)
})

test('what was studied counts from the lapses it had then', () => {
  const lapsing = [1, 2, 3, 4, 5, 6].map((day) => review(day, 'again'))
  expect(fold(...lapsing, event('studied', 7)).state.studiedLapses).toBe(5)
})

const histories: fc.Arbitrary<History> = fc
  .array(
    fc.oneof(
      fc.record({
        rating: fc.constantFrom(...RATINGS),
        place: fc.option(fc.double({ min: 0, max: 0.99, noNaN: true })),
      }),
      fc.constantFrom(...EVENT_KINDS),
    ),
    { maxLength: 20 },
  )
  .map((steps) =>
    steps.map((step, i): History[number] => {
      const at = on(1 + i * 3)
      if (typeof step !== 'string') return { what: 'review', reviewedAt: at, ...step }
      if (step === 'bury' || step === 'set-due') return { what: 'event', kind: step, at, until: on(30 + i, 4) }
      if (step === 'rehearse') return { what: 'event', kind: step, at, rating: 'again', durationMs: null }
      return { what: 'event', kind: step, at }
    }),
  )

test('events never change what a card’s reviews since its last reset make of its memory', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const lastReset = history.findLastIndex((one) => one.what === 'event' && one.kind === 'reset')
      const reviews = history.slice(lastReset + 1).flatMap((one) => (one.what === 'review' ? one : []))
      const { schedule } = foldHistory(history, policy)
      const plain = replay(reviews, policy)
      const afterLastReview = history.slice(history.findLastIndex((one) => one.what === 'review') + 1)
      const isDaySet = afterLastReview.some((one) => one.what === 'event' && one.kind === 'set-due')
      const { dueAt, ...kept } = plain.state === 'new' ? { ...plain, dueAt: null } : plain
      expect(schedule).toMatchObject(isDaySet || dueAt === null ? kept : { ...kept, dueAt })
    }),
  )
})
