import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { chanceOf, intervalAt, placesFor, welcomeOf, windowOf } from './spread.ts'

const card = CardId.parse('q-4k7m2x9p')
const equal = () => 1

test.each([
  [1, 1, 1],
  [2, 2, 2],
  [3, 2, 4],
  [7, 5, 9],
  [20, 17, 23],
  [100, 93, 107],
  [1000, 948, 1052],
])('an interval of %i days may be put on the days %i to %i', (interval, first, last) => {
  expect(windowOf(interval, 36_500)).toEqual({ first, last })
})

test('no window reaches beyond the longest interval that is allowed', () => {
  expect(windowOf(100, 95)).toEqual({ first: 88, last: 95 })
  expect(windowOf(100, 2)).toEqual({ first: 2, last: 2 })
  expect(intervalAt(100, null, 60)).toBe(60)
})

test('a place is a day of the window, and stays where it was when the window changes', () => {
  expect([0, 0.5, 0.999].map((place) => intervalAt(100, place, 36_500))).toEqual([93, 100, 107])
  expect([0, 0.5, 0.999].map((place) => intervalAt(20, place, 36_500))).toEqual([17, 20, 23])
  expect(intervalAt(100, null, 36_500)).toBe(100)
})

test('chance is the same for a card and a repetition, and even over many', () => {
  expect(chanceOf(card, 3)).toBe(chanceOf(card, 3))
  expect(chanceOf(card, 3)).not.toBe(chanceOf(card, 4))
  const many = Array.from({ length: 10_000 }, (_, i) => chanceOf(CardId.parse(`q-${i}`), i % 7))
  const tenths = Array.from({ length: 10 }, (_, i) => many.filter((c) => Math.floor(c * 10) === i).length)
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

test('cards learnt together part, towards the days on which little is due', () => {
  const due = new Map<number, number>()
  for (let i = 0; i < 700; i += 1) {
    const { good } = placesFor(
      { again: 1, hard: 10, good: 20, easy: 40 },
      36_500,
      chanceOf(CardId.parse(`q-${i}`), 1),
      (day) => welcomeOf(due.get(day) ?? 0, 1),
    )
    const day = intervalAt(20, good, 36_500)
    due.set(day, (due.get(day) ?? 0) + 1)
  }
  expect([...due.keys()].toSorted((a, b) => a - b)).toEqual([17, 18, 19, 20, 21, 22, 23])
  // A hundred for each of the seven days; drawn without looking at what is due they would differ by up to thirty.
  for (const count of due.values()) expect(Math.abs(count - 100)).toBeLessThan(20)
})

test('a day off gets none, unless the whole window is off', () => {
  const isSunday = (day: number) => day % 7 === 0
  const at = (chance: number, interval: number) => {
    const exact = { again: 1, hard: interval, good: interval, easy: interval }
    const { hard } = placesFor(exact, 36_500, chance, (day) => welcomeOf(0, isSunday(day) ? 0 : 1))
    return intervalAt(interval, hard, 36_500)
  }
  for (let chance = 0; chance < 1; chance += 0.01) expect(isSunday(at(chance, 20))).toBe(false)
  expect(at(0.5, 1)).toBe(1)
  const never = placesFor({ again: 1, hard: 20, good: 20, easy: 20 }, 36_500, 0.5, () => 0)
  expect(intervalAt(20, never.good, 36_500)).toBe(20)
})

const intervals = fc
  .record({ again: fc.integer({ min: 1, max: 9 }), a: fc.nat(3000), b: fc.nat(3000), c: fc.nat(3000) })
  .map(({ again, a, b, c }) => ({ again, hard: again + a, good: again + a + b, easy: again + a + b + c }))

test('whatever is due, a better rating never comes back sooner, and each stays in its window', () => {
  fc.assert(
    fc.property(
      intervals,
      fc.integer({ min: 1, max: 4000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.array(fc.nat(50), { minLength: 1, maxLength: 20 }),
      (exact, maximum, chance, due) => {
        const places = placesFor(exact, maximum, chance, (day) => welcomeOf(due[day % due.length] ?? 0, day % 3))
        const days = (['again', 'hard', 'good', 'easy'] as const).map((rating) => {
          const day = intervalAt(exact[rating], places[rating], maximum)
          const { first, last } = windowOf(exact[rating], maximum)
          expect(day).toBeGreaterThanOrEqual(first)
          expect(day).toBeLessThanOrEqual(last)
          return day
        })
        expect(days).toEqual(days.toSorted((a, b) => a - b))
      },
    ),
  )
})

test('windows grow with their intervals at both ends', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (interval, maximum) => {
      const [narrow, wide] = [windowOf(interval, maximum), windowOf(interval + 1, maximum)]
      expect(wide.first).toBeGreaterThanOrEqual(narrow.first)
      expect(wide.last).toBeGreaterThanOrEqual(narrow.last)
    }),
  )
})

test('where nothing is due, places are those of chance', () => {
  const { good } = placesFor({ again: 1, hard: 20, good: 20, easy: 20 }, 36_500, 0.2, equal)
  expect(intervalAt(20, good, 36_500)).toBe(18)
})
