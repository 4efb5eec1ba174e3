import type { CardId } from '#core/card/card.ts'
import { isLeech } from '#core/schedule/history.ts'
import { isDue, retrievability } from '#core/schedule/memory.ts'
import type { Policy, Schedule } from '#core/schedule/memory.ts'
import { cardSchedules, type CardSchedule } from '#core/store/cards.ts'
import type { Tx } from '#core/store/db.ts'
import type { StoredSchedule } from '#core/store/reviews.ts'
import type { CardBrief, Standing } from './views.ts'

/** The schedule of a stored row; `new` for a card that has none. */
export function scheduleFrom(row: StoredSchedule | null): Schedule {
  if (!row) return { state: 'new' }
  const { cardId: _, opensUntil: __, ...rest } = row
  return { state: 'review', ...rest }
}

/** Where a card stands at `now`. */
export function standingOf({ schedule: row, isOpen, state }: CardSchedule, now: Date, policy: Policy): Standing {
  if (!row) return { state: isOpen ? 'new' : 'locked' }
  const schedule = scheduleFrom(row)
  const { memory, dueAt, reps, lapses, lastReviewAt, lastRating, passedAt } = row
  return {
    state: 'review',
    retrievability: retrievability(schedule, now, policy) ?? 0,
    ...memory,
    dueAt,
    isDue: isDue(schedule, now),
    reps,
    lapses,
    lastReviewAt,
    lastRating,
    passedAt,
    isLeech: isLeech(lapses, state.studiedLapses),
  }
}

/** Those of these cards that exist, each in one line with where it stands at `now`. */
export async function cardBriefs(
  tx: Tx,
  ids: readonly CardId[],
  now: Date,
  policy: Policy,
): Promise<Map<CardId, CardBrief>> {
  if (ids.length === 0) return new Map()
  const found = new Map<CardId, CardBrief>()
  for (const [id, stands] of await cardSchedules(tx, ids, now)) {
    const { title, lang, topics, archived } = stands.brief
    found.set(id, { id, title, lang, topics, archived, standing: standingOf(stands, now, policy), put: stands.state })
  }
  return found
}
