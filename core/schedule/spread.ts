import type { CardId } from '#core/card/card.ts'
import { RATINGS, type Rating } from './rating.ts'

/**
 * Cards learnt together would come back together for ever. So an interval is put anywhere within a window of days around
 * it, where little is due and where the learner has time. `place` says where in its window an interval was put: 0 is the
 * first day, just below 1 the last. It is kept with the review, so that folding the reviews again, with other weights
 * even, puts the card in the same place of its window.
 */
export type Place = number

/** From this on an interval has a window; a shorter one is exact. */
const SHORTEST_DAYS = 2.5
/** How much of an interval, stretch by stretch, its window reaches to each side; the ranges of Anki and ts-fsrs. */
const REACH = [
  { from: 2.5, to: 7, share: 0.15 },
  { from: 7, to: 20, share: 0.1 },
  { from: 20, to: Infinity, share: 0.05 },
] as const

export type Window = { readonly first: number; readonly last: number }

/** The days (whole, at least 1, at most `maximumDays`) that an interval may be put on. It grows with the interval at both ends. */
export function windowOf(intervalDays: number, maximumDays: number): Window {
  const interval = Math.min(intervalDays, maximumDays)
  if (interval < SHORTEST_DAYS) return { first: interval, last: interval }
  const reach = REACH.reduce((sum, { from, to, share }) => sum + share * Math.max(0, Math.min(interval, to) - from), 1)
  const last = Math.min(Math.round(interval + reach), maximumDays)
  return { first: Math.min(Math.max(2, Math.round(interval - reach)), last), last }
}

/** The interval of a place in its window. Null: the exact one, as for reviews given before there were places. */
export function intervalAt(intervalDays: number, place: Place | null, maximumDays: number): number {
  if (place === null) return Math.min(intervalDays, maximumDays)
  const { first, last } = windowOf(intervalDays, maximumDays)
  return first + Math.min(last - first, Math.floor(place * (last - first + 1)))
}

/** A number from 0 to below 1 that looks like chance, and is the same for a card and a repetition at any time. (FNV-1a, then the finaliser of MurmurHash3.) */
export function chanceOf(cardId: CardId, reps: number): number {
  let hash = 0x811c9dc5
  for (const char of `${cardId}#${reps}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/**
 * How welcome a card is on the day `inDays` from today, 0 or more: little where much is due already, nothing on a day
 * off. Only how days compare within one window matters.
 */
export type Welcome = (inDays: number) => number

/** So that twice as many cards make a day much less likely, and no day impossible. */
export const welcomeOf = (due: number, share: number): number => share / (1 + due) ** 2

/**
 * Where each rating would put the card: a day of its window drawn by how welcome it is there, by a chance that depends
 * on card and repetition alone. A better rating never comes back sooner. A window without a welcome day is drawn from as
 * if all were.
 */
export function placesFor(
  exact: Readonly<Record<Rating, number>>,
  maximumDays: number,
  chance: number,
  welcome: Welcome,
): Record<Rating, Place> {
  const places = { again: 0, hard: 0, good: 0, easy: 0 }
  let earliest = 1
  for (const rating of RATINGS) {
    const { first, last } = windowOf(exact[rating], maximumDays)
    const day = Math.max(earliest, drawn(first, last, chance, welcome))
    // The middle of the day's share of the window: rounding cannot move it to a neighbour.
    places[rating] = (day - first + 0.5) / (last - first + 1)
    earliest = day
  }
  return places
}

function drawn(from: number, last: number, chance: number, welcome: Welcome): number {
  const days = Array.from({ length: last - from + 1 }, (_, i) => from + i)
  const given = days.map(welcome)
  const weights = given.some((weight) => weight > 0) ? given : days.map(() => 1)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  let left = chance * sum
  for (const [i, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return days[i] ?? from
  }
  return days.findLast((_, i) => (weights[i] ?? 0) > 0) ?? last
}
