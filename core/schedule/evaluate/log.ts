import { dayCounter } from '../day-counter.ts'
import type { Rating } from '../rating.ts'
import type { StudyDayConfig } from '../study-day.ts'
import { binOf } from './bins.ts'
import type { Pausing } from './pausing.ts'

/** A review that counts, as much of it as predicting needs. */
export type LoggedReview = { readonly cardId: string; readonly reviewedAt: Date; readonly rating: Rating }

/** A review as a step in the history of its card. */
export type Step = {
  /** 0, 1, 2, … in the order in which cards were first reviewed. */
  readonly card: number
  readonly rating: Rating
  /** Whole study days since the card's review before, 0 on the same one. Null: it is the card's first. */
  readonly days: number | null
  /** Which trial of the log it is. Null: none. */
  readonly trial: number | null
}

/**
 * A recall that can be predicted: a review on a later study day than the card's review before. A first review asks for
 * something never learnt, and a second one on the same day for what was said minutes ago; neither tests a memory.
 */
export type Trial = {
  readonly card: number
  readonly atMs: number
  /** Rated anything but `again`. */
  readonly isRecalled: boolean
  readonly bin: number
}

/** A log of reviews in the order of time. */
export type Log = { readonly steps: readonly Step[]; readonly trials: readonly Trial[]; readonly cards: number }

/**
 * Puts reviews in the order of time (of one instant: in the order given) and finds the trials among them. Where a clock
 * was set back, the order is that of what it showed.
 */
export function* readLog(reviews: readonly LoggedReview[], config: StudyDayConfig): Pausing<Log> {
  const cards = new Map<string, History>()
  const dayAt = dayCounter(config)
  const steps: Step[] = []
  const trials: Trial[] = []
  for (const { cardId, reviewedAt, rating } of yield* inOrderOfTime(reviews)) {
    if (steps.length % 1000 === 999) yield
    const today = dayAt(reviewedAt)
    const history = cards.get(cardId)
    if (!history) {
      steps.push({ card: cards.size, rating, days: null, trial: null })
      cards.set(cardId, { card: cards.size, day: today, reviews: 1, lapses: 0 })
      continue
    }
    const { card } = history
    const days = today - history.day
    steps.push({ card, rating, days, trial: days > 0 ? trials.length : null })
    if (days === 0) continue
    history.day = today
    history.reviews += 1
    const isRecalled = rating !== 'again'
    trials.push({
      card,
      atMs: reviewedAt.getTime(),
      isRecalled,
      bin: binOf(days, history.reviews, history.lapses),
    })
    if (!isRecalled) history.lapses += 1
  }
  return { steps, trials, cards: cards.size }
}

/** What of a card's past its next trial depends on; `reviews` and `lapses` are those on later study days. */
type History = { readonly card: number; day: number; reviews: number; lapses: number }

/** By days of UTC first: a million reviews sorted at a stretch would hold everybody up. */
function* inOrderOfTime(reviews: readonly LoggedReview[]): Pausing<readonly LoggedReview[]> {
  const days = new Map<number, LoggedReview[]>()
  for (const [i, review] of reviews.entries()) {
    if (i % 5000 === 4999) yield
    const day = Math.floor(review.reviewedAt.getTime() / DAY_MS)
    const known = days.get(day)
    if (known) known.push(review)
    else days.set(day, [review])
  }
  const ordered: LoggedReview[] = []
  for (const [, ofDay] of [...days].toSorted(([a], [b]) => a - b)) {
    yield
    for (const review of ofDay.toSorted((a, b) => a.reviewedAt.getTime() - b.reviewedAt.getTime())) ordered.push(review)
  }
  return ordered
}

const DAY_MS = 86_400_000
