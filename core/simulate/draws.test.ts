import { expect, test } from 'vitest'
import { drawsOf, normal } from './draws.ts'

test('the same seed draws the same for a card and a repetition, in whatever order it is asked', () => {
  const [one, same, other] = [drawsOf(1), drawsOf(1), drawsOf(2)]
  const forwards = Array.from({ length: 100 }, (_, card) => one(card, 3, 'recall'))
  const backwards = Array.from({ length: 100 }, (_, i) => same(99 - i, 3, 'recall')).toReversed()
  expect(backwards).toEqual(forwards)
  expect(Array.from({ length: 100 }, (_, card) => other(card, 3, 'recall'))).not.toEqual(forwards)
})

test('cards, repetitions and what is drawn are drawn apart', () => {
  const draws = drawsOf(1)
  const drawn = [
    ...Array.from({ length: 50 }, (_, card) => draws(card, 0, 'recall')),
    ...Array.from({ length: 50 }, (_, i) => draws(0, i + 1, 'recall')),
    ...Array.from({ length: 50 }, (_, nth) => draws(0, 0, 'parent', nth)),
    draws(-1, 0, 'recall'),
  ]
  expect(new Set(drawn).size).toBe(drawn.length)
})

test.each([
  ['cards', (i: number) => drawsOf(1)(i, 0, 'recall')],
  ['repetitions', (i: number) => drawsOf(1)(7, i, 'place')],
  ['seeds', (i: number) => drawsOf(i)(7, 1, 'rating')],
])('over %s, draws fall everywhere alike', (_what, draw) => {
  const tenths = Array.from({ length: 10 }, () => 0)
  for (let i = 0; i < 10_000; i += 1) {
    const tenth = Math.floor(draw(i) * 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

test('normal numbers have a mean of 0 and a variance of 1, and none is further than 3 from it', () => {
  const draws = drawsOf(1)
  const numbers = Array.from({ length: 10_000 }, (_, card) => normal(draws(card, 0, 'ease'), draws(card, 0, 'ease', 1)))
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length
  const variance = numbers.reduce((sum, number) => sum + number ** 2, 0) / numbers.length
  expect(Math.abs(mean)).toBeLessThan(0.04)
  expect(Math.abs(variance - 1)).toBeLessThan(0.06)
  expect(Math.max(...numbers.map(Math.abs))).toBeLessThanOrEqual(3)
})
