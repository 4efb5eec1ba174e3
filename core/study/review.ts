import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { err, ok } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import { foldHistory } from '#core/schedule/history.ts'
import { answer, opensUntil } from '#core/schedule/memory.ts'
import type { Schedule } from '#core/schedule/memory.ts'
import { Rating } from '#core/schedule/rating.ts'
import { ownerAmong } from '#core/store/card-aliases.ts'
import { edgesOf, findCard } from '#core/store/cards.ts'
import type { Tx } from '#core/store/db.ts'
import { addReview, addUndo, insideWrite, lastReview, putSchedule, scheduleOf } from '#core/store/reviews.ts'
import type { Context } from './context.ts'
import { placesIn } from './places.ts'
import { historyOf, policyFor, refoldCards, rowOf } from './refold.ts'
import { policyOf, readSettings } from './settings.ts'
import { cardBriefs, scheduleFrom } from './standing.ts'
import type { CardBrief } from './views.ts'

/** A day: a page left open overnight is absence, not a slow answer. */
export const MAX_DURATION_MS = 24 * 3_600_000

/** One answer as it comes in through any door. */
export const AnswerInput = z.strictObject({
  cardId: CardId,
  rating: Rating,
  /** Reviews that counted when the question was shown: an answer to a state that is gone is refused. */
  expectedReps: z.number().int().nonnegative(),
  durationMs: z
    .number()
    .int()
    .nonnegative()
    .transform((ms) => Math.min(ms, MAX_DURATION_MS))
    .optional(),
})
export type AnswerInput = z.infer<typeof AnswerInput>

export type Answered = {
  readonly cardId: CardId
  readonly rating: Rating
  readonly dueAt: Date
  /** Reviews that count, this one included. */
  readonly reps: number
  /** Follow-ups that may be asked from now on because of this answer. */
  readonly opened: readonly CardBrief[]
}

export type AnswerError =
  | { readonly kind: 'unknown-card'; readonly cardId: CardId }
  | { readonly kind: 'stale'; readonly cardId: CardId; readonly expectedReps: number; readonly actualReps: number }

/**
 * Rates one recall: the review and the schedule it leads to are written together or not at all, and are on disk when
 * this returns. Any card may be answered, due or not, open or not. An answer given twice is refused as stale.
 */
export async function answerCard(ctx: Context, input: AnswerInput): Promise<Result<Answered, AnswerError>> {
  const reviewedAt = ctx.now()
  const rated = await insideWrite(ctx.db, (tx) => rateIn(tx, input, reviewedAt))
  return rated.ok ? ok(await answeredAfter(ctx, rated.value)) : rated
}

/** A recall that was rated, and what it led to. */
export type Rated = {
  readonly reviewId: number
  readonly cardId: CardId
  readonly rating: Rating
  readonly schedule: Extract<Schedule, { readonly state: 'review' }>
  /** It opens its follow-ups, and did not before. */
  readonly hasOpened: boolean
}

/**
 * Rates one recall within a transaction that holds the write lock. Where it is refused, nothing was written.
 * `isGatePassed`: it comes with an attempt that passed the gate.
 */
export async function rateIn(
  tx: Tx,
  input: AnswerInput,
  reviewedAt: Date,
  isGatePassed = false,
): Promise<Result<Rated, AnswerError>> {
  const { rating, expectedReps, durationMs } = input
  const cardId = await ownerAmong(tx, input.cardId)
  const [card, before, settings] = [await findCard(tx, cardId), await scheduleOf(tx, cardId), await readSettings(tx)]
  if (!card) return err({ kind: 'unknown-card', cardId })
  const actualReps = before?.reps ?? 0
  if (actualReps !== expectedReps) return err({ kind: 'stale', cardId, expectedReps, actualReps })

  const policy = policyOf(settings, card.topics)
  const { place } = (await placesIn(tx, cardId, scheduleFrom(before), reviewedAt, settings, policy))[rating]
  const schedule = answer(scheduleFrom(before), rating, reviewedAt, policy, { place, isGatePassed })
  const row = rowOf(cardId, schedule, policy)
  // `answer` never leads back to a new card.
  if (schedule.state === 'new' || row === null) throw new Error(`an answer left ${cardId} new`)
  const reviewId = await addReview(tx, { cardId, reviewedAt, rating, durationMs: durationMs ?? null, place })
  await putSchedule(tx, row)
  const didOpen = before?.opensUntil !== undefined && before.opensUntil !== null && before.opensUntil > reviewedAt
  return ok({ reviewId, cardId, rating, schedule, hasOpened: !didOpen && row.opensUntil !== null })
}

/** What to tell the learner once the rating is on disk. */
export async function answeredAfter(ctx: Context, { cardId, rating, schedule, hasOpened }: Rated): Promise<Answered> {
  const opened = hasOpened ? await openedBy(ctx, cardId) : []
  return { cardId, rating, dueAt: schedule.dueAt, reps: schedule.reps, opened }
}

/** What an earlier review was answered with, folded anew. Null: it was taken back. */
export async function answeredBy(ctx: Context, cardId: CardId, reviewId: number): Promise<Answered | null> {
  const history = await historyOf(ctx.db, cardId)
  const at = history.findIndex((one) => one.what === 'review' && 'id' in one && one.id === reviewId)
  const review = history[at]
  if (review?.what !== 'review') return null
  const policy = await policyFor(ctx.db, cardId, await readSettings(ctx.db))
  const [before, { schedule }] = [
    foldHistory(history.slice(0, at), policy).schedule,
    foldHistory(history.slice(0, at + 1), policy),
  ]
  if (schedule.state === 'new') throw new Error(`a review left ${cardId} new`)
  const opened = opensUntil(before, policy)
  const hasOpened = (opened === null || opened <= review.reviewedAt) && opensUntil(schedule, policy) !== null
  return answeredAfter(ctx, { reviewId, cardId, rating: review.rating, schedule, hasOpened })
}

async function openedBy(ctx: Context, cardId: CardId): Promise<readonly CardBrief[]> {
  const edges = (await edgesOf(ctx.db, cardId)).filter((edge) => edge.gates)
  const ids = edges.flatMap((edge) => edge.childId ?? [])
  const found = await cardBriefs(ctx.db, ids, ctx.now(), policyOf(await readSettings(ctx.db)))
  return ids.flatMap((id) => found.get(id) ?? []).filter((brief) => brief.standing.state === 'new')
}

/**
 * Takes back the last review that counts. The review stays as a fact, with the fact that it was taken back; the
 * schedule is folded again from those that are left. May be repeated until none is left.
 * @param only the id of the one that is meant: if it is not the last (any more), nothing is taken back
 */
export async function undoLastReview(
  ctx: Context,
  only?: number,
): Promise<Result<{ readonly cardId: CardId; readonly rating: Rating }, { readonly kind: 'nothing-to-undo' }>> {
  return insideWrite(ctx.db, async (tx) => {
    const last = await lastReview(tx)
    if (!last || (only ?? last.id) !== last.id) return err({ kind: 'nothing-to-undo' as const })
    await addUndo(tx, last.id, ctx.now())
    await refoldCards(tx, [last.cardId])
    return ok({ cardId: last.cardId, rating: last.rating })
  })
}
