import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { CardEvent } from '#core/schedule/history.ts'
import type { Rating } from '#core/schedule/rating.ts'
import { addDays, startOfStudyDay, StudyDay, studyDay } from '#core/schedule/study-day.ts'
import { ownerAmong } from '#core/store/card-aliases.ts'
import { addEvents, eventsOfBatch, lastEvent, type StoredEvent, undoEvents } from '#core/store/card-events.ts'
import { findCard } from '#core/store/cards.ts'
import type { Tx } from '#core/store/db.ts'
import { addUndo, insideWrite, lastReview, scheduleOf } from '#core/store/reviews.ts'
import type { Context } from './context.ts'
import { refoldCards } from './refold.ts'
import { readSettings, type Settings } from './settings.ts'

/** What is done to one card, as it comes in through any door. */
export const ActionInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['suspend', 'resume', 'bury', 'reset', 'open', 'studied']), cardId: CardId }),
  z.strictObject({ kind: z.literal('set-due'), cardId: CardId, on: StudyDay }),
])
export type ActionInput = z.infer<typeof ActionInput>

export type ActionError =
  | { readonly kind: 'unknown-card'; readonly cardId: CardId }
  /** A card that was never answered has no day and no lapses, and nothing to forget. */
  | { readonly kind: 'still-new'; readonly cardId: CardId }
  | { readonly kind: 'in-the-past'; readonly today: StudyDay }

/** Names one action, so that it and nothing else is taken back. */
export type BatchId = string

/** Does something to a card besides answering it. It is a fact like an answer, and can be taken back like one. */
export async function actOn(ctx: Context, input: ActionInput): Promise<Result<BatchId, ActionError>> {
  const now = ctx.now()
  return insideWrite(ctx.db, async (tx) => {
    const cardId = await ownerAmong(tx, input.cardId)
    const settings = await readSettings(tx)
    if (!(await findCard(tx, cardId))) return err({ kind: 'unknown-card' as const, cardId })
    const needsHistory = input.kind === 'set-due' || input.kind === 'reset' || input.kind === 'studied'
    if (needsHistory && !(await scheduleOf(tx, cardId))) return err({ kind: 'still-new' as const, cardId })
    const today = studyDay(now, settings.day)
    if (input.kind === 'set-due' && input.on < today) return err({ kind: 'in-the-past' as const, today })
    const batch = randomUUID()
    await addEvents(tx, [{ cardId, event: eventOf(input, now, settings) }], batch)
    await refoldCards(tx, [cardId])
    return ok(batch)
  })
}

function eventOf(input: ActionInput, at: Date, { day }: Settings): CardEvent {
  switch (input.kind) {
    case 'bury':
      return { kind: 'bury', at, until: startOfStudyDay(addDays(studyDay(at, day), 1), day) }
    case 'set-due':
      return { kind: 'set-due', at, until: startOfStudyDay(input.on, day) }
    default:
      return { kind: input.kind, at }
  }
}

/** The last thing that was done and counts. */
export type LastDeed =
  | { readonly kind: 'review' | 'rehearsal'; readonly cardId: CardId; readonly rating: Rating }
  | { readonly kind: 'action'; readonly cardId: CardId; readonly action: ActionInput['kind']; readonly cards: number }

export const lastDeed = async (ctx: Context): Promise<LastDeed | null> => (await lastIn(ctx.db))?.deed ?? null

async function lastIn(tx: Tx) {
  const [review, event] = [await lastReview(tx), await lastEvent(tx)]
  // Two kinds of facts have no number in common, so the clock tells which came last; on the same instant, the event. Where
  // the clock was set back, an event still knows the answer of its card that it came after.
  if (event && (review === null || event.at >= review.reviewedAt || event.afterReview >= review.id)) {
    const events = await eventsOfBatch(tx, event.batch)
    return { deed: deedOf(event, events.length), events, review: null }
  }
  if (!review) return null
  const deed: LastDeed = { kind: 'review', cardId: review.cardId, rating: review.rating }
  return { deed, events: [], review }
}

function deedOf(event: StoredEvent, cards: number): LastDeed {
  const { cardId } = event
  return event.kind === 'rehearse'
    ? { kind: 'rehearsal', cardId, rating: event.rating }
    : { kind: 'action', cardId, action: event.kind, cards }
}

/**
 * Takes back the last thing that was done, an answer or an action, whichever it was. It stays as a fact, with the fact
 * that it was taken back. May be repeated until nothing is left.
 * @param only the action that is meant: if it is not the last (any more), nothing is taken back
 */
export async function undoLast(
  ctx: Context,
  only?: BatchId,
): Promise<Result<LastDeed, { readonly kind: 'nothing-to-undo' }>> {
  return insideWrite(ctx.db, async (tx) => {
    const last = await lastIn(tx)
    if (!last || (only !== undefined && last.events[0]?.batch !== only))
      return err({ kind: 'nothing-to-undo' as const })
    if (last.review) await addUndo(tx, last.review.id, ctx.now())
    else await undoEvents(tx, last.events, ctx.now())
    await refoldCards(tx, last.review ? [last.review.cardId] : last.events.map(({ cardId }) => cardId))
    return ok(last.deed)
  })
}
