import type { Pausing } from '../evaluate/pausing.ts'
import { LONGEST_MINUTES, minutesIn } from '../minutes.ts'
import type { Answer } from './answer.ts'
import { type Bucket, bucketsFrom } from './buckets.ts'
import { type Figures, ifEnough, NEEDED } from './enough.ts'
import type { ByPeriod } from './periods.ts'
import { type Quartiles, quartiles } from './quartiles.ts'

/** How long the answers to a card took, in seconds. */
export type CardTimes<Id extends string> = {
  readonly cardId: Id
  readonly measured: number
  readonly seconds: Quartiles
}

/** How long answers took. A long absence counts as `LONGEST_MINUTES`; of the rest, to the second. */
export type Times<Id extends string> = {
  readonly seconds: Quartiles
  /** In seconds. */
  readonly buckets: readonly Bucket[]
  /** The cards with the longest medians among those measured often enough, the slowest first. */
  readonly slowest: readonly CardTimes<Id>[]
}

export type TimeFigures<Id extends string> = {
  readonly reviews: number
  readonly measured: number
  readonly times: Figures<Times<Id>>
}

/** Bounds of the distribution, in seconds. */
const STARTS = [0, 15, 30, 60, 120, 240, 480] as const
const SLOWEST = 10

/** How long the answers of each period took. `beginning` of each, in ms since the epoch. */
export function* timesByPeriod<Id extends string>(
  answers: readonly Answer<Id>[],
  beginning: ByPeriod<number>,
): Pausing<ByPeriod<TimeFigures<Id>>> {
  return {
    30: yield* timeFigures(answers, beginning[30]),
    90: yield* timeFigures(answers, beginning[90]),
    365: yield* timeFigures(answers, beginning[365]),
    all: yield* timeFigures(answers, beginning.all),
  }
}

function* timeFigures<Id extends string>(answers: readonly Answer<Id>[], sinceMs: number): Pausing<TimeFigures<Id>> {
  const counts = new Uint32Array(LONGEST_MINUTES * 60 + 1)
  const distribution = bucketsFrom(STARTS)
  const secondsOf = new Map<Id, number[]>()
  let [reviews, measured] = [0, 0]
  for (const [i, { cardId, reviewedAt, durationMs }] of answers.entries()) {
    if (i % 5000 === 4999) yield
    if (reviewedAt.getTime() < sinceMs) continue
    reviews += 1
    if (durationMs === null) continue
    measured += 1
    const seconds = Math.round(minutesIn(durationMs) * 60)
    counts[seconds] = (counts[seconds] ?? 0) + 1
    distribution.add(seconds)
    const list = secondsOf.get(cardId)
    if (list) list.push(seconds)
    else secondsOf.set(cardId, [seconds])
  }
  const cards = yield* cardTimes(secondsOf)
  const times = ifEnough(measured, NEEDED.times, () => ({
    seconds: quartiles(inOrder(counts, measured)),
    buckets: distribution.buckets(),
    slowest: cards.toSorted((a, b) => b.seconds.median - a.seconds.median).slice(0, SLOWEST),
  }))
  return { reviews, measured, times }
}

function* cardTimes<Id extends string>(
  secondsOf: ReadonlyMap<Id, readonly number[]>,
): Pausing<readonly CardTimes<Id>[]> {
  const cards: CardTimes<Id>[] = []
  let read = 0
  for (const [cardId, seconds] of secondsOf) {
    if ((read += 1) % 1000 === 0) yield
    if (seconds.length < NEEDED.cardTimes) continue
    const sorted = seconds.toSorted((a, b) => a - b)
    cards.push({ cardId, measured: seconds.length, seconds: quartiles(sorted) })
  }
  return cards
}

/** All values, from how often each occurs: a million of them are in order at once. */
function inOrder(counts: Uint32Array, all: number): Uint16Array {
  const values = new Uint16Array(all)
  let place = 0
  for (const [value, count] of counts.entries()) values.fill(value, place, (place += count))
  return values
}

/** Of each card that was measured, its last measured answers, at most `most`, in ms. */
export function* lastTimes<Id extends string>(
  answers: readonly Answer<Id>[],
  most: number,
): Pausing<ReadonlyMap<Id, readonly number[]>> {
  const last = new Map<Id, number[]>()
  for (let i = answers.length - 1; i >= 0; i -= 1) {
    if (i % 5000 === 0) yield
    const answer = answers[i]
    if (answer === undefined || answer.durationMs === null) continue
    const list = last.get(answer.cardId)
    if (!list) last.set(answer.cardId, [answer.durationMs])
    else if (list.length < most) list.push(answer.durationMs)
  }
  return last
}
