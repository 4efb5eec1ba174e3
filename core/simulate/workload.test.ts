import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atOnce } from '#core/schedule/evaluate/pausing.ts'
import { defaultPolicy } from '#core/schedule/memory.ts'
import { habitsOf } from './habits.ts'
import { type Present, recallableNow, workload } from './workload.ts'

const nobody: Present = { cards: [], newCards: 0, newPerDay: 10, policy: defaultPolicy('UTC'), habits: habitsOf([]) }
const simulated = (present: Partial<Present>, days = 60, seeds = 5) =>
  atOnce(workload({ ...nobody, ...present }, days, seeds))
const memory = { stabilityDays: 10, difficulty: 5 }

test('the same start gives the same figures', () => {
  const start = { cards: Array.from({ length: 50 }, (_, i) => ({ memory, lastDay: -i })), newCards: 100 }
  expect(simulated(start)).toEqual(simulated(start))
})

test('without cards there is nothing to do, and nothing that costs minutes', () => {
  for (const row of simulated({})) {
    expect(row.reviewsPerDay.value).toBe(0)
    expect(row.recallable.value).toBe(0)
    expect(row.minutesPerRecallable).toBeNull()
  }
})

test('new cards are introduced so many a day, as long as there are any', () => {
  expect(simulated({ newCards: 100, newPerDay: 3 }, 20).map(({ introduced }) => introduced)).toEqual(
    Array.from({ length: 7 }, () => 60),
  )
  expect(simulated({ newCards: 10, newPerDay: 3 }, 20)[0]?.introduced).toBe(10)
})

test('one day is what is due on it: cards on time, overdue ones, and new ones', () => {
  // At 0.9 a stability of 10 days falls due after 10: on the day 0, four days ago, and tomorrow.
  const cards = [-10, -14, -9].map((lastDay) => ({ memory, lastDay }))
  const { reviewsPerDay, minutesPerDay } = simulated({ cards, newCards: 5, newPerDay: 2 }, 1)[4] ?? {}
  expect(reviewsPerDay).toEqual({ value: 4, low: 4, high: 4 })
  expect(minutesPerDay).toEqual({ value: 6, low: 6, high: 6 })
})

test('a lower share to remember puts off what it does not take to be due', () => {
  const reviews = simulated({ cards: [{ memory, lastDay: -10 }] }, 1).map(({ reviewsPerDay }) => reviewsPerDay.value)
  expect(reviews).toEqual([0, 0, 0, 0, 1, 1, 1])
})

test('failures take the minutes of failures', () => {
  const minutes = {
    first: { value: 1, answers: 50 },
    recalled: { value: 2, answers: 50 },
    forgotten: { value: 100, answers: 50 },
  }
  // Recalled for sure, and forgotten for sure.
  const sure = { memory: { stabilityDays: 30_000, difficulty: 5 }, lastDay: -30_000 }
  const habits = { ...nobody.habits, minutes }
  const cards = Array.from({ length: 100 }, () => sure)
  const spent = simulated({ cards, habits }, 1)[4]?.minutesPerDay.value ?? 0
  expect(spent).toBeGreaterThan(100 * (0.9 * 2 + 0.1 * 100) * 0.5)
  expect(spent).toBeLessThan(100 * (0.9 * 2 + 0.1 * 100) * 1.5)
})

test('whoever wants to remember more answers more, and remembers more', () => {
  const card = fc.record({
    memory: fc.record({
      stabilityDays: fc.double({ min: 1, max: 100, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    }),
    lastDay: fc.integer({ min: -30, max: 0 }),
  })
  const cards = fc.array(card, { minLength: 100, maxLength: 200 })
  fc.assert(
    fc.property(cards, fc.nat(100), (some, newCards) => {
      const rows = simulated({ cards: some, newCards }, 120, 3)
      for (const [i, row] of rows.entries()) {
        const lower = rows[i - 1]
        if (!lower) continue
        expect(row.reviewsPerDay.value).toBeGreaterThan(lower.reviewsPerDay.value * 0.98)
        expect(row.recallable.value).toBeGreaterThan(lower.recallable.value * 0.98)
      }
      const [least, most] = [rows.at(0), rows.at(-1)]
      expect(most?.reviewsPerDay.value).toBeGreaterThan((least?.reviewsPerDay.value ?? 0) * 2)
    }),
    { numRuns: 20 },
  )
})

test('recallable today is the sum of the chances', () => {
  const { policy } = nobody
  expect(recallableNow({ ...nobody, cards: [] })).toBe(0)
  expect(recallableNow({ ...nobody, policy, cards: [-10, 0].map((lastDay) => ({ memory, lastDay })) })).toBeCloseTo(
    1.9,
    6,
  )
})
