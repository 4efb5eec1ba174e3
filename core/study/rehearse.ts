import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Rating } from '#core/schedule/rating.ts'
import { ownerAmong } from '#core/store/card-aliases.ts'
import { addEvents, rehearsalsOf } from '#core/store/card-events.ts'
import { findCard } from '#core/store/cards.ts'
import { insideWrite } from '#core/store/reviews.ts'
import type { Context } from './context.ts'
import { AnswerInput } from './review.ts'

/** One answer to no effect, as it comes in through any door. */
export const RehearsalInput = AnswerInput.omit({ expectedReps: true }).extend({
  /** Rehearsals that counted when the question was shown: an answer that was sent twice is refused. */
  expectedRehearsals: z.number().int().nonnegative(),
})
export type RehearsalInput = z.infer<typeof RehearsalInput>

export type Rehearsed = { readonly cardId: CardId; readonly rating: Rating }

export type RehearsalError =
  | { readonly kind: 'unknown-card'; readonly cardId: CardId }
  | {
      readonly kind: 'stale'
      readonly cardId: CardId
      readonly expectedRehearsals: number
      readonly actualRehearsals: number
    }

/**
 * Rates one recall and leaves the schedule alone: it is a fact beside the reviews, taken back like one. Any card may be
 * rehearsed; a new one stays new.
 */
export async function rehearse(ctx: Context, input: RehearsalInput): Promise<Result<Rehearsed, RehearsalError>> {
  const { rating, expectedRehearsals, durationMs } = input
  const at = ctx.now()
  return insideWrite(ctx.db, async (tx) => {
    const cardId = await ownerAmong(tx, input.cardId)
    if (!(await findCard(tx, cardId))) return err({ kind: 'unknown-card' as const, cardId })
    const actualRehearsals = (await rehearsalsOf(tx, [cardId])).get(cardId) ?? 0
    if (actualRehearsals !== expectedRehearsals) {
      return err({ kind: 'stale' as const, cardId, expectedRehearsals, actualRehearsals })
    }
    const event = { kind: 'rehearse' as const, at, rating, durationMs: durationMs ?? null }
    await addEvents(tx, [{ cardId, event }], randomUUID())
    return ok({ cardId, rating })
  })
}
