import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { RATINGS } from '#core/schedule/rating.ts'
import type { Rating } from '#core/schedule/rating.ts'
import { drawnRating, type HabitReview, habitsOf } from './habits.ts'

const review = (card: number, rating: Rating, durationMs: number | null = null): HabitReview => ({
  cardId: CardId.parse(`card-${card}`),
  rating,
  durationMs,
})
const cards = (count: number, rating: (card: number) => Rating, minutes: number | null = null): HabitReview[] =>
  Array.from({ length: count }, (_, card) => review(card, rating(card), minutes === null ? null : minutes * 60_000))

test('of a learner who never answered nothing is known: defaults, and said to be', () => {
  const { first, recalled, minutes } = habitsOf([])
  expect(first).toEqual({ value: { again: 0.24, hard: 0.094, good: 0.495, easy: 0.171 }, answers: null })
  expect(recalled).toEqual({ value: { again: 0, hard: 0.224, good: 0.631, easy: 0.145 }, answers: null })
  expect(minutes.first).toEqual({ value: 1.5, answers: null })
})

test('49 answers are too few, 50 are enough', () => {
  expect(habitsOf(cards(49, () => 'hard')).first.answers).toBeNull()
  expect(habitsOf(cards(50, () => 'hard')).first).toEqual({
    value: { again: 0, hard: 1, good: 0, easy: 0 },
    answers: 50,
  })
})

test('first answers, recalls and failures are told apart', () => {
  const { first, recalled } = habitsOf([
    ...cards(60, (card) => (card < 30 ? 'again' : 'good')),
    ...cards(60, (card) => (card < 45 ? 'good' : 'easy')),
    ...cards(60, () => 'again'),
  ])
  expect(first).toEqual({ value: { again: 0.5, hard: 0, good: 0.5, easy: 0 }, answers: 60 })
  expect(recalled).toEqual({ value: { again: 0, hard: 0, good: 0.75, easy: 0.25 }, answers: 60 })
})

test('minutes are medians of their kind; of a kind that is rare, the median of all; what was not measured does not count', () => {
  const { minutes } = habitsOf([
    ...cards(60, () => 'good', 4),
    ...cards(80, () => 'good', 1),
    ...cards(10, () => 'again', 9),
    ...cards(70, () => 'again', null),
  ])
  // Of the second 80, twenty are first answers.
  expect(minutes.first).toEqual({ value: 4, answers: 80 })
  expect(minutes.recalled).toEqual({ value: 1, answers: 60 })
  expect(minutes.forgotten).toEqual({ value: 1, answers: 150 })
})

test('each rating is drawn as often as its share says', () => {
  const shares = { again: 0.25, hard: 0, good: 0.5, easy: 0.25 }
  const drawn = Array.from({ length: 1000 }, (_, i) => drawnRating(shares, i / 1000))
  expect(RATINGS.map((rating) => drawn.filter((one) => one === rating).length)).toEqual([250, 0, 500, 250])
})
