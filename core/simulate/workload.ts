import type { Estimate } from '#core/schedule/evaluate/bootstrap.ts'
import type { Pausing } from '#core/schedule/evaluate/pausing.ts'
import {
  intervalDays,
  intervalsAfter,
  type Memory,
  nextMemory,
  type Policy,
  recallChance,
} from '#core/schedule/memory.ts'
import { intervalAt } from '#core/schedule/spread.ts'
import { type Draws, drawsOf } from './draws.ts'
import { drawnRating, type Habits } from './habits.ts'
import { meanOf } from './mean.ts'

/** Where a learner stands: what a simulation starts from. */
export type Present = {
  /** Cards that were answered and are still asked. `lastDay`: study day of the last answer, 0 today, −1 yesterday. */
  readonly cards: readonly { readonly memory: Memory; readonly lastDay: number }[]
  /** Cards never answered. */
  readonly newCards: number
  readonly newPerDay: number
  readonly policy: Policy
  readonly habits: Habits
}

/** Shares to remember that are compared: from the least to the most that can be chosen. */
export const RETENTIONS = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97] as const

/** What a desired retention would cost and bring. */
export type Workload = {
  readonly retention: number
  /** Answers a day, first ones included. */
  readonly reviewsPerDay: Estimate
  readonly minutesPerDay: Estimate
  /** Cards recallable on the day after the last: the sum of their chances of recall. */
  readonly recallable: Estimate
  /** Cards answered at least once by then. */
  readonly introduced: number
  /** All minutes of these days by the cards recallable after them. Null: none was introduced. */
  readonly minutesPerRecallable: Estimate | null
}

/**
 * Simulates so many days for each desired retention, as often as there are seeds (at least 2), from where the learner
 * stands. The true memory is FSRS-6 with the learner’s own weights: how well that fits them is not asked. Each day all
 * that is due is answered, and as many new cards as are allowed; minutes are what comes out, not a limit. Due dates are
 * first worked out anew for the retention, as changing the setting does, so what is overdue by it falls on the first
 * day. Intervals are put anywhere in their window. The same seed gives a card’s n-th answer the same luck at each
 * retention. `onProgress` is told how much is done, 0..1.
 */
export function* workload(
  present: Present,
  days: number,
  seeds: number,
  onProgress?: (share: number) => void,
): Pausing<readonly Workload[]> {
  const table: Workload[] = []
  for (const retention of RETENTIONS) {
    const policy = { ...present.policy, desiredRetention: retention }
    const runs: Run[] = []
    for (let seed = 1; seed <= seeds; seed += 1) {
      runs.push(yield* simulated(present, policy, days, drawsOf(seed)))
      onProgress?.((table.length + seed / seeds) / RETENTIONS.length)
    }
    const mean = (figure: (run: Run) => number): Estimate => meanOf(runs.map(figure))
    const introduced = present.cards.length + Math.min(present.newCards, days * present.newPerDay)
    table.push({
      retention,
      reviewsPerDay: mean(({ reviews }) => reviews / days),
      minutesPerDay: mean(({ minutes }) => minutes / days),
      recallable: mean(({ recallable }) => recallable),
      introduced,
      minutesPerRecallable: introduced === 0 ? null : mean(({ minutes, recallable }) => minutes / recallable),
    })
  }
  return table
}

/** Cards recallable today, by what FSRS believes. */
export const recallableNow = ({ cards, policy }: Present): number =>
  cards.reduce((sum, { memory, lastDay }) => sum + recallChance(memory, -lastDay, policy), 0)

type Run = { readonly reviews: number; readonly minutes: number; readonly recallable: number }
type Card = { memory: Memory; lastDay: number; reps: number; readonly number: number }

function* simulated(present: Present, policy: Policy, days: number, draws: Draws): Pausing<Run> {
  const { habits, newCards, newPerDay } = present
  const cards = present.cards.map((card, number): Card => ({ ...card, reps: 0, number }))
  const calendar = Array.from({ length: days }, () => new Array<Card>())
  for (const card of cards) calendar[Math.max(0, card.lastDay + intervalDays(card.memory, policy))]?.push(card)
  let [reviews, minutes, fresh] = [0, 0, newCards]

  const put = (card: Card, day: number, exactDays: number): void => {
    const place = draws(card.number, card.reps, 'place')
    card.reps += 1
    card.lastDay = day
    reviews += 1
    calendar[day + intervalAt(exactDays, place, policy.maximumIntervalDays)]?.push(card)
  }
  for (const [day, due] of calendar.entries()) {
    yield
    for (const card of due) {
      const elapsed = day - card.lastDay
      const drawn = (what: 'recall' | 'rating'): number => draws(card.number, card.reps, what)
      const isRecalled = drawn('recall') < recallChance(card.memory, elapsed, policy)
      const rating = isRecalled ? drawnRating(habits.recalled.value, drawn('rating')) : 'again'
      minutes += habits.minutes[isRecalled ? 'recalled' : 'forgotten'].value
      const exactDays = intervalsAfter(card.memory, elapsed, policy)[rating]
      card.memory = nextMemory(card.memory, rating, elapsed, policy)
      put(card, day, exactDays)
    }
    for (let nth = 0; nth < newPerDay && fresh > 0; nth += 1, fresh -= 1) {
      const number = cards.length
      const rating = drawnRating(habits.first.value, draws(number, 0, 'rating'))
      const card = { memory: nextMemory(null, rating, 0, policy), lastDay: day, reps: 0, number }
      cards.push(card)
      minutes += habits.minutes.first.value
      put(card, day, intervalsAfter(null, 0, policy)[rating])
    }
  }
  const recallable = cards.reduce((sum, { memory, lastDay }) => sum + recallChance(memory, days - lastDay, policy), 0)
  return { reviews, minutes, recallable }
}
