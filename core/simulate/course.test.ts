import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atOnce } from '#core/schedule/evaluate/pausing.ts'
import { type Course, outcomeOf } from './course.ts'
import { drawsOf } from './draws.ts'
import { madeUpLibrary } from './library.ts'
import { QUEUES } from './planning.ts'
import { activation } from './truth/activation.ts'
import { perturbedFsrs } from './truth/fsrs.ts'
import { halfLife } from './truth/half-life.ts'

const HALF_HOUR = { minutesPerDay: 30, newPerDay: 10 }
const ALL_DAY = { minutesPerDay: 10_000, newPerDay: 10_000 }
const course = (some: Partial<Course>, seed = 1) =>
  atOnce(
    outcomeOf(
      {
        queue: 'gate',
        model: activation,
        coupling: 0.3,
        isRehearsing: false,
        days: 40,
        limits: HALF_HOUR,
        chains: 6,
        ...some,
      },
      drawsOf(seed),
    ),
  )

test.each(QUEUES)('%s: the same seed gives the same outcome, another gives another', (queue) => {
  expect(course({ queue })).toEqual(course({ queue }))
  expect(course({ queue }, 2)).not.toEqual(course({ queue }))
})

test.each([
  ['FSRS-6 with other weights', perturbedFsrs],
  ['half-lives', halfLife],
  ['activation', activation],
])(
  '%s: where there is time for everything and no coupling, any order comes to the same: luck is paired',
  (_name, model) => {
    const [author, random] = (['author', 'random'] as const).map((queue) =>
      course({ queue, model, coupling: 0, limits: ALL_DAY }),
    )
    expect(author?.failed).toBeGreaterThan(20)
    expect({ ...random, mostMinutes: 0, minutesPerDay: 0 }).toEqual({ ...author, mostMinutes: 0, minutesPerDay: 0 })
    expect(random?.minutesPerDay).toBeCloseTo(author?.minutesPerDay ?? 0, 9)
  },
)

test('without coupling parents are irrelevant: nothing of them is rehearsed', () => {
  expect(course({ coupling: 0, isRehearsing: true })).toEqual(course({ coupling: 0 }))
  expect(course({ coupling: 0.6, isRehearsing: true })).not.toEqual(course({ coupling: 0.6 }))
})

test('the more follow-ups depend on their parents, the more answers fail', () => {
  const failed = [0, 0.5, 1].map((coupling) => course({ queue: 'random', coupling, days: 80 }).failed)
  expect(failed).toEqual(failed.toSorted((a, b) => a - b))
  expect(failed[2]).toBeGreaterThan((failed[0] ?? 0) * 1.5)
})

test('only queues that probe ask probes', () => {
  const probes = QUEUES.map((queue) => course({ queue, days: 80 }).probes)
  expect(probes.slice(0, 3)).toEqual([0, 0, 0])
  expect(Math.min(...probes.slice(3))).toBeGreaterThan(0)
})

test('no day takes more than its minutes, the card begun within them, and the new one asked whatever is due', () => {
  fc.assert(
    fc.property(fc.constantFrom(...QUEUES), fc.integer({ min: 5, max: 40 }), fc.nat(6), fc.nat(1000), (...drawn) => {
      const [queue, minutesPerDay, newPerDay, seed] = drawn
      const outcome = course({ queue, days: 30, limits: { minutesPerDay, newPerDay } }, seed)
      const longest = Math.max(...madeUpLibrary(6, drawsOf(seed)).map(({ minutes }) => minutes))
      expect(outcome.mostMinutes).toBeLessThan(minutesPerDay + (newPerDay === 0 ? 1 : 2) * longest)
      expect(outcome.introduced).toBeLessThanOrEqual(30 * newPerDay)
      expect(outcome.minutesPerDay).toBeLessThanOrEqual(outcome.mostMinutes)
    }),
    { numRuns: 60 },
  )
})

test('a day with time for everything takes the minutes of every card', () => {
  const minutes = madeUpLibrary(6, drawsOf(1)).reduce((sum, question) => sum + question.minutes, 0)
  expect(course({ queue: 'author', days: 1, limits: ALL_DAY }).mostMinutes).toBeCloseTo(minutes, 9)
})

test('studying helps: more of the library can be answered afterwards than before', () => {
  expect(course({ days: 60 }).answerable).toBeGreaterThan(course({ days: 1 }).answerable * 1.2)
  expect(course({ days: 60 }).wholeChains).toBeGreaterThan(course({ days: 1 }).wholeChains)
})
