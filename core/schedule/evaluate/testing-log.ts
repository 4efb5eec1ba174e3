import { defaultPolicy, nextMemory, recallChance, Weights } from '../memory.ts'
import type { Memory, Policy } from '../memory.ts'
import type { Rating } from '../rating.ts'
import type { LoggedReview } from './log.ts'
import { seeded } from './seeded.ts'

const DAY_MS = 86_400_000
const FIRST_DAY_MS = Date.UTC(2024, 0, 1, 8)

/** Where the days of a simulated log begin and end, if they are to be those it was made by. */
export const UTC_DAY = { timeZone: 'UTC', rolloverHour: 4 } as const

/**
 * Weights of somebody who forgets sooner, and along another curve, than the learners FSRS was trained on: as it ships, but
 * for 0.4 times the first stabilities, 0.8 times the gain of a recall, and a decay of 0.3.
 */
export const FORGETFUL = Weights.parse([
  0.0848, 0.51724, 0.9226, 3.31824, 6.4133, 0.8334, 3.0194, 0.001, 1.49776, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.3,
])

type Card = { readonly id: string; truth: Memory | null; believed: Memory | null; lastDay: number }

/**
 * The reviews of a made-up learner whose memory is exactly FSRS-6 with the weights of `truth`, scheduled by FSRS with its
 * own weights and not always reviewed on the day. The same seed gives the same log, in the order of time.
 */
export function simulatedLog(count: number, truth: Policy, seed = 1, newPerDay = 10): LoggedReview[] {
  const below = seeded(seed)
  const share = (): number => below(2 ** 30) / 2 ** 30
  const scheduler = defaultPolicy('UTC')
  const due = new Map<number, Card[]>()
  const reviews: LoggedReview[] = []
  for (let day = 0; reviews.length < count; day += 1) {
    const fresh = Array.from({ length: newPerDay }, (_, i): Card => {
      return { id: `q-${day}-${i}`, truth: null, believed: null, lastDay: day }
    })
    const today = [...(due.get(day) ?? []), ...fresh].slice(0, count - reviews.length)
    due.delete(day)
    for (const [i, card] of today.entries()) {
      const days = day - card.lastDay
      const isRecalled = share() < (card.truth ? recallChance(card.truth, days, truth) : 0.7)
      const rating = isRecalled ? (RECALLED[below(RECALLED.length)] ?? 'good') : 'again'
      reviews.push({ cardId: card.id, reviewedAt: new Date(FIRST_DAY_MS + day * DAY_MS + i * 15_000), rating })
      card.truth = nextMemory(card.truth, rating, days, truth)
      card.believed = nextMemory(card.believed, rating, days, scheduler)
      card.lastDay = day
      const next = day + Math.max(1, Math.round(card.believed.stabilityDays * (0.6 + share())))
      due.set(next, [...(due.get(next) ?? []), card])
    }
  }
  return reviews
}

/** How a recalled card is rated: mostly good. */
const RECALLED: readonly Rating[] = ['hard', 'good', 'good', 'good', 'good', 'good', 'easy']
