import type { CardId } from '#core/card/card.ts'
import { median } from '#core/practice/median.ts'
import { type Rating, RATINGS } from '#core/schedule/rating.ts'

/** A review that counts, as much of it as habits show in. */
export type HabitReview = { readonly cardId: CardId; readonly rating: Rating; readonly durationMs: number | null }

/** A habit, and how many answers it was taken from. Null: too few, it is a default. */
export type Habit<T> = { readonly value: T; readonly answers: number | null }

/** How often each rating is used; adds up to 1. */
export type Shares = Readonly<Record<Rating, number>>

/** How a learner answers, whatever they remember. */
export type Habits = {
  /** How first answers are rated. */
  readonly first: Habit<Shares>
  /** How later ones are rated, if recalled. */
  readonly recalled: Habit<Shares>
  /** Median minutes of a first answer, of a recalled and of a forgotten one. */
  readonly minutes: Readonly<Record<Occasion, Habit<number>>>
}
const OCCASIONS = ['first', 'recalled', 'forgotten'] as const
type Occasion = (typeof OCCASIONS)[number]

/** Answers of a kind from which on they say more of the learner than a default does: a share is then good to ± 0.1 or so. */
const ENOUGH = 50

/** Shares of ratings among Anki users, as fsrs-rs simulates with them (`SimulatorConfig` in simulation.rs). */
const FIRST: Shares = { again: 0.24, hard: 0.094, good: 0.495, easy: 0.171 }
export const RECALLED: Shares = { again: 0, hard: 0.224, good: 0.631, easy: 0.145 }
/** What the queue, too, takes for a card that was never measured (core/study/plan.ts). */
const MINUTES = 1.5
const MINUTE_MS = 60_000

/** The habits that a log shows, in the order in which reviews were given; for what it shows too little of, defaults. */
export function habitsOf(reviews: readonly HabitReview[]): Habits {
  const seen = new Set<CardId>()
  const ratings = { first: new Array<Rating>(), recalled: new Array<Rating>() }
  const durationsMs: Record<Occasion, number[]> = { first: [], recalled: [], forgotten: [] }
  for (const { cardId, rating, durationMs } of reviews) {
    const occasion = !seen.has(cardId) ? 'first' : rating === 'again' ? 'forgotten' : 'recalled'
    seen.add(cardId)
    if (occasion !== 'forgotten') ratings[occasion].push(rating)
    if (durationMs !== null) durationsMs[occasion].push(durationMs)
  }
  const all = OCCASIONS.flatMap((occasion) => durationsMs[occasion])
  const usual = minutesOf(all) ?? { value: MINUTES, answers: null }
  const minutes = (occasion: Occasion): Habit<number> => minutesOf(durationsMs[occasion]) ?? usual
  return {
    first: sharesOf(ratings.first, FIRST),
    recalled: sharesOf(ratings.recalled, RECALLED),
    minutes: { first: minutes('first'), recalled: minutes('recalled'), forgotten: minutes('forgotten') },
  }
}

function minutesOf(durationsMs: readonly number[]): Habit<number> | null {
  const usualMs = durationsMs.length < ENOUGH ? null : median(durationsMs)
  return usualMs === null ? null : { value: usualMs / MINUTE_MS, answers: durationsMs.length }
}

function sharesOf(ratings: readonly Rating[], usual: Shares): Habit<Shares> {
  if (ratings.length < ENOUGH) return { value: usual, answers: null }
  const share = (rating: Rating): number => ratings.filter((one) => one === rating).length / ratings.length
  const value = { again: share('again'), hard: share('hard'), good: share('good'), easy: share('easy') }
  return { value, answers: ratings.length }
}

/** The rating on which a number from 0 to below 1 falls, where each takes its share of the way. */
export function drawnRating(shares: Shares, uniform: number): Rating {
  let left = uniform
  for (const rating of RATINGS) {
    left -= shares[rating]
    if (left < 0) return rating
  }
  return 'easy'
}
