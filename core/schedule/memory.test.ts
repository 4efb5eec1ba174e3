import fc from 'fast-check'
import { clipParameters, createEmptyCard, default_w, FSRS, Rating as Grade } from 'ts-fsrs'
import { expect, test } from 'vitest'
import {
  answer,
  DEFAULT_WEIGHTS,
  defaultPolicy,
  intervalDays,
  isDue,
  nextMemory,
  Policy,
  previews,
  recallChance,
  replay,
  retrievability,
  Weights,
} from './memory.ts'
import type { Memory, ReviewFact, Schedule } from './memory.ts'
import { RATINGS } from './rating.ts'
import type { Rating } from './rating.ts'
import { addDays, daysBetween, startOfStudyDay, studyDay } from './study-day.ts'

const fresh: Schedule = { state: 'new' }
const shanghai = defaultPolicy('Asia/Shanghai')
const noon = new Date('2026-11-23T12:00:00+08:00')

function reviewed(schedule: Schedule) {
  if (schedule.state === 'new') throw new Error('expected a card that was reviewed')
  return schedule
}

test.each([
  ['again', 1, '2026-11-24'],
  ['hard', 2, '2026-11-25'],
  ['good', 3, '2026-11-26'],
  ['easy', 8, '2026-12-01'],
] as const)('%s on a new card brings it back in %i days: on %s, when that study day begins', (rating, days, dueOn) => {
  expect(previews(fresh, noon, shanghai)[rating]).toBe(days)
  expect(reviewed(answer(fresh, rating, noon, shanghai)).dueAt).toEqual(new Date(`${dueOn}T04:00:00+08:00`))
})

test('a card falls due at the rollover hour, not a moment before', () => {
  const schedule = answer(fresh, 'again', noon, shanghai)
  expect(isDue(schedule, new Date('2026-11-24T03:59:59.999+08:00'))).toBe(false)
  expect(isDue(schedule, new Date('2026-11-24T04:00:00.000+08:00'))).toBe(true)
  expect(isDue(fresh, noon)).toBe(false)
})

test('a review twenty minutes later, across midnight UTC, is on the same day', () => {
  const first = answer(fresh, 'good', new Date('2026-11-23T23:50:00Z'), shanghai)
  const second = answer(first, 'good', new Date('2026-11-24T00:10:00Z'), shanghai)
  expect(reviewed(second).memory.stabilityDays).toBe(reviewed(first).memory.stabilityDays)
  expect(retrievability(first, new Date('2026-11-24T00:10:00Z'), shanghai)).toBe(1)
})

test('a review after the rollover hour is a day later than one before', () => {
  const first = answer(fresh, 'good', new Date('2026-11-23T03:50:00+08:00'), shanghai)
  const beforeRollover = answer(first, 'good', new Date('2026-11-23T03:59:00+08:00'), shanghai)
  const afterRollover = answer(first, 'good', new Date('2026-11-23T04:01:00+08:00'), shanghai)
  expect(reviewed(afterRollover).memory.stabilityDays).toBeGreaterThan(reviewed(beforeRollover).memory.stabilityDays)
})

test('a clock set back counts as no time at all', () => {
  const first = answer(fresh, 'good', noon, shanghai)
  const lastWeek = new Date('2026-11-16T12:00:00+08:00')
  const second = reviewed(answer(first, 'good', lastWeek, shanghai))
  expect(retrievability(first, lastWeek, shanghai)).toBe(1)
  expect(second.memory.stabilityDays).toBe(reviewed(first).memory.stabilityDays)
  expect(second.lastReviewAt).toEqual(lastWeek)
  expect(second.dueAt.getTime()).toBeGreaterThan(lastWeek.getTime())
})

test('a card once passed stays passed, and remembers when', () => {
  const failed = reviewed(answer(fresh, 'again', noon, shanghai))
  const struggled = reviewed(answer(failed, 'hard', noon, shanghai))
  const passed = reviewed(answer(struggled, 'good', new Date('2026-11-24T12:00:00+08:00'), shanghai))
  const forgotten = reviewed(answer(passed, 'again', new Date('2026-11-30T12:00:00+08:00'), shanghai))
  const again = reviewed(answer(forgotten, 'easy', new Date('2026-12-01T12:00:00+08:00'), shanghai))
  expect([failed.passedAt, struggled.passedAt]).toEqual([null, null])
  expect([passed.passedAt, forgotten.passedAt, again.passedAt]).toEqual(Array(3).fill(passed.lastReviewAt))
})

test('failing a new card is no lapse; failing it later is', () => {
  const failed = reviewed(answer(fresh, 'again', noon, shanghai))
  const failedTwice = reviewed(answer(failed, 'again', noon, shanghai))
  expect([failed.lapses, failedTwice.lapses]).toEqual([0, 1])
  expect([failed.reps, failedTwice.reps]).toEqual([1, 2])
})

test('a long remembered card comes back after failing in more than a day, far sooner than before', () => {
  const old: Schedule = {
    ...reviewed(answer(fresh, 'good', noon, shanghai)),
    memory: { stabilityDays: 2000, difficulty: 2 },
  }
  const { again, hard } = previews(old, new Date(noon.getTime() + 2000 * 86_400_000), shanghai)
  expect(again).toBeGreaterThan(1)
  expect(again).toBeLessThan(hard / 50)
})

test('the chance of recall starts at 1, is 0.9 when the stability has passed, and a new card has none', () => {
  const schedule = reviewed(answer(fresh, 'easy', noon, shanghai))
  const tenDays: Schedule = { ...schedule, memory: { ...schedule.memory, stabilityDays: 10 } }
  expect(retrievability(tenDays, noon, shanghai)).toBe(1)
  expect(retrievability(tenDays, new Date('2026-12-03T12:00:00+08:00'), shanghai)).toBeCloseTo(0.9, 6)
  expect(retrievability(fresh, noon, shanghai)).toBe(null)
})

test.each([
  ['no retention', { desiredRetention: 0 }],
  ['a retention of 1', { desiredRetention: 1 }],
  ['no interval', { maximumIntervalDays: 0 }],
  ['half a day', { maximumIntervalDays: 0.5 }],
  ['19 weights, as FSRS-5 has', { weights: default_w.slice(0, 19) }],
  ['a weight that is no number', { weights: default_w.with(3, NaN) }],
  ['an infinite weight', { weights: default_w.with(0, Infinity) }],
  ['a weight out of bounds', { weights: default_w.with(20, 0) }],
  ['a zone nobody knows', { day: { timeZone: 'Asia/Atlantis', rolloverHour: 4 } }],
])('a policy with %s is refused, not silently mended', (_what, change) => {
  const changed = { ...shanghai, ...change }
  expect(Policy.safeParse(changed).success).toBe(false)
  expect(() => previews(fresh, noon, changed as Policy)).toThrow(/desiredRetention|maximumInterval|weights|timeZone/)
})

test('the default policy, and weights trained in single precision, are accepted', () => {
  expect(Policy.parse(shanghai)).toEqual(shanghai)
  expect(Weights.safeParse(default_w.map(Math.fround)).success).toBe(true)
  expect(Weights.safeParse(default_w.with(19, Math.fround(0.8))).success).toBe(true)
})

test('who is content with remembering less is asked later', () => {
  const goodAt = (desiredRetention: number) => previews(fresh, noon, { ...shanghai, desiredRetention }).good
  // 2.3065 · (r^(−1/0.1542) − 1) / (0.9^(−1/0.1542) − 1), rounded
  expect([goodAt(0.9), goodAt(0.8), goodAt(0.7)]).toEqual([3, 8, 21])
})

test('weights are used: a larger first one for good makes the first interval longer', () => {
  const weights = Weights.parse(default_w.with(2, 5))
  expect(previews(fresh, noon, { ...shanghai, weights }).good).toBe(5)
})

test('nothing here uses what ts-fsrs adds to dates', () => {
  const added = ['scheduler', 'diff', 'format', 'dueFormat']
  const expected = answer(answer(fresh, 'good', noon, shanghai), 'hard', noon, shanghai)
  for (const name of added) expect(Reflect.deleteProperty(Date.prototype, name)).toBe(true)
  expect(answer(answer(fresh, 'good', noon, shanghai), 'hard', noon, shanghai)).toEqual(expected)
})

const histories = fc
  .array(fc.record({ rating: fc.constantFrom(...RATINGS), hoursLater: fc.integer({ min: 0, max: 24 * 400 }) }), {
    maxLength: 15,
  })
  .map((steps) => {
    let at = noon.getTime()
    return steps.map(({ rating, hoursLater }): ReviewFact => ({
      rating,
      reviewedAt: new Date((at += hoursLater * 3_600_000)),
    }))
  })
const policies = fc
  .record({
    desiredRetention: fc.double({ min: 0.5, max: 0.99, noNaN: true }),
    maximumIntervalDays: fc.oneof(fc.constant(36_500), fc.integer({ min: 1, max: 400 })),
    timeZone: fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Europe/Berlin'),
  })
  .map(({ timeZone, ...rest }): Policy => ({ ...defaultPolicy(timeZone), ...rest }))
const GRADES = { again: Grade.Again, hard: Grade.Hard, good: Grade.Good, easy: Grade.Easy } as const

test('where a study day is a UTC day, it agrees with ts-fsrs', () => {
  const utc: Policy = { ...defaultPolicy('UTC'), day: { timeZone: 'UTC', rolloverHour: 0 } }
  const engine = new FSRS({ enable_short_term: false, enable_fuzz: false })
  fc.assert(
    fc.property(histories, (facts) => {
      let card = createEmptyCard(noon)
      let ours: Schedule = fresh
      for (const { rating, reviewedAt } of facts) {
        card = engine.next(card, reviewedAt, GRADES[rating]).card
        ours = answer(ours, rating, reviewedAt, utc)
        expect(ours).toMatchObject({
          memory: { stabilityDays: card.stability, difficulty: card.difficulty },
          reps: card.reps,
          lapses: card.lapses,
        })
        const today = studyDay(reviewedAt, utc.day)
        expect(reviewed(ours).dueAt).toEqual(
          startOfStudyDay(addDays(today, Math.min(card.scheduled_days, 36_500)), utc.day),
        )
        expect(retrievability(ours, card.due, utc)).toBe(engine.get_retrievability(card, card.due, false))
      }
    }),
  )
})

test('a better rating never brings a card back sooner, and none sooner than tomorrow or later than the maximum', () => {
  fc.assert(
    fc.property(histories, policies, fc.integer({ min: -10, max: 1000 }), (facts, policy, daysLater) => {
      const at = new Date((facts.at(-1)?.reviewedAt ?? noon).getTime() + daysLater * 86_400_000)
      const { again, hard, good, easy } = previews(replay(facts, policy), at, policy)
      const inOrder = [1, again, hard, good, easy, policy.maximumIntervalDays]
      expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b))
      expect(inOrder.every(Number.isInteger)).toBe(true)
    }),
  )
})

test('what is previewed is what an answer does', () => {
  fc.assert(
    fc.property(histories, policies, fc.constantFrom(...RATINGS), (facts, policy, rating: Rating) => {
      const before = replay(facts, policy)
      const at = facts.at(-1)?.reviewedAt ?? noon
      const after = reviewed(answer(before, rating, at, policy))
      const days = daysBetween(studyDay(at, policy.day), studyDay(after.dueAt, policy.day))
      expect(days).toBe(previews(before, at, policy)[rating])
    }),
  )
})

test('undo: replaying without the last review gives the schedule from before it', () => {
  fc.assert(
    fc.property(histories, policies, (facts, policy) => {
      const states: Schedule[] = [fresh]
      for (const { rating, reviewedAt } of facts)
        states.push(answer(states.at(-1) ?? fresh, rating, reviewedAt, policy))
      expect(replay(facts, policy)).toEqual(states.at(-1))
      expect(replay(facts.slice(0, -1), policy)).toEqual(states.at(-2) ?? fresh)
    }),
  )
})

const trainedWeights = fc
  .array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 21, maxLength: 21 })
  .map((factors) =>
    Weights.parse(
      clipParameters(
        default_w.map((weight, i) => weight * (factors[i] ?? 1)),
        0,
        false,
      ),
    ),
  )

test('folding memories alone gives what answering gives, to the last bit', () => {
  fc.assert(
    fc.property(histories, policies, trainedWeights, (facts, drawn, weights) => {
      const policy: Policy = { ...drawn, weights }
      let schedule: Schedule = fresh
      let memory: Memory | null = null
      for (const { rating, reviewedAt } of facts) {
        const lastAt = schedule.state === 'review' ? schedule.lastReviewAt : reviewedAt
        const days = Math.max(0, daysBetween(studyDay(lastAt, policy.day), studyDay(reviewedAt, policy.day)))
        if (memory) expect(recallChance(memory, days, policy)).toBe(retrievability(schedule, reviewedAt, policy))
        memory = nextMemory(memory, rating, days, policy)
        schedule = answer(schedule, rating, reviewedAt, policy)
        expect(memory).toStrictEqual(reviewed(schedule).memory)
      }
    }),
  )
})

test('the default weights are what a policy without weights goes by', () => {
  const memory = nextMemory(null, 'hard', 0, shanghai)
  expect(nextMemory(null, 'hard', 0, { ...shanghai, weights: DEFAULT_WEIGHTS })).toEqual(memory)
})

test('an interval ends where the chance of recall has come down to the share to remember', () => {
  const memory = { stabilityDays: 40, difficulty: 5 }
  expect(intervalDays(memory, shanghai)).toBe(40)
  const lower = { ...shanghai, desiredRetention: 0.8 }
  expect(recallChance(memory, intervalDays(memory, lower), lower)).toBeCloseTo(0.8, 3)
  expect(intervalDays(memory, { ...shanghai, maximumIntervalDays: 30 })).toBe(30)
  expect(intervalDays({ ...memory, stabilityDays: 0.1 }, shanghai)).toBe(1)
})
