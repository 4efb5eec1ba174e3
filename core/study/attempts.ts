import { isDeepStrictEqual } from 'node:util'
import type { CardId } from '#core/card/card.ts'
import { fold, isAnswered, timingOf } from '#core/practice/attempt.ts'
import { verdictOf, type Verdict } from '#core/practice/gate.ts'
import type { Critique } from '#core/practice/nitpick/finding.ts'
import type { AttemptId, AttemptInput, Draft } from '#core/practice/record.ts'
import { err, ok, type Result } from '#core/result.ts'
import { addAttempt, findAttempt, type NewAttempt, type StoredAttempt } from '#core/store/attempts.ts'
import { dropAudio } from '#core/store/audio.ts'
import { ownerAmong } from '#core/store/card-aliases.ts'
import { findCard } from '#core/store/cards.ts'
import { dropDraftRow, findDraft, putDraft } from '#core/store/drafts.ts'
import { insideWrite } from '#core/store/reviews.ts'
import type { Context } from './context.ts'
import { nitpick } from './nitpick.ts'
import { answeredAfter, answeredBy, MAX_DURATION_MS, rateIn, type AnswerError, type Answered } from './review.ts'

export { attemptsInRun, attemptsOf, viewAttempt, type AttemptView } from './attempt-view.ts'
export { critiqueAnswer, CritiqueInput, speechRate } from './nitpick.ts'

export type DraftError =
  | { readonly kind: 'unknown-card'; readonly cardId: CardId }
  /** A later state of the attempt is kept, with this `seq`. */
  | { readonly kind: 'older'; readonly seq: number }
  /** The attempt is finished and saved. */
  | { readonly kind: 'saved' }

export type Saved = {
  readonly attemptId: AttemptId
  readonly cardId: CardId
  /** Null: a single sentence, which is not judged. */
  readonly verdict: Verdict | null
  /** Null: the schedule was left alone, or the review was taken back since. */
  readonly review: Answered | null
}

export type AttemptError = AnswerError | { readonly kind: 'unfinished' }

/** Keeps an attempt under way, unless a later state of it is kept. The same state twice is kept once. */
export async function saveDraft(ctx: Context, draft: Draft): Promise<Result<null, DraftError>> {
  const { id } = draft
  const cardId = await ownerAmong(ctx.db, draft.cardId)
  if (!(await findCard(ctx.db, cardId))) return err({ kind: 'unknown-card', cardId })
  if (await putDraft(ctx.db, draft, ctx.now())) return ok(null)
  const kept = await findDraft(ctx.db, id)
  if (kept === null) return err({ kind: 'saved' })
  return isDeepStrictEqual(kept.draft, draft) ? ok(null) : err({ kind: 'older', seq: kept.seq })
}

/** Throws an attempt under way away, its recordings too. Of one that is saved, nothing goes. */
export async function dropDraft(ctx: Context, id: AttemptId): Promise<void> {
  await dropDraftRow(ctx.db, id)
  if (!(await findAttempt(ctx.db, id))) await dropAudio(ctx.dataDir, id)
}

/**
 * Saves a finished attempt with what the rules say of it, and, if it was rated, its review and the schedule that leads
 * to: together or not at all, and on disk when this returns. The draft goes. An attempt that is saved already is
 * answered as it was then.
 */
export async function saveAttempt(ctx: Context, input: AttemptInput): Promise<Result<Saved, AttemptError>> {
  const known = await findAttempt(ctx.db, input.id)
  if (known) return ok(await savedBefore(ctx, known))

  const { id, plan, events, judgement } = input
  const cardId = await ownerAmong(ctx.db, input.cardId)
  const attempt = fold(plan, events)
  if (!isAnswered(attempt)) return err({ kind: 'unfinished' })
  const card = await findCard(ctx.db, cardId)
  if (!card) return err({ kind: 'unknown-card', cardId })

  const now = ctx.now()
  const facts = factsOf({ ...input, cardId }, now, await nitpick(ctx, card, input))
  const { spokenMs, thoughtMs } = timingOf(plan, attempt)
  const durationMs = Math.min(spokenMs + (thoughtMs ?? 0), MAX_DURATION_MS)
  const written = await insideWrite(ctx.db, async (tx) => {
    // Once more, now that nobody else can write: the same attempt may have been sent twice at once.
    const same = await findAttempt(tx, id)
    if (same) return ok({ kind: 'known' as const, same })
    const { rating = null, expectedReps = 0 } = judgement ?? {}
    const rated =
      rating && (await rateIn(tx, { cardId, rating, expectedReps, durationMs }, now, facts.verdict === 'passed'))
    if (rated && !rated.ok) return rated
    await addAttempt(tx, { ...facts, reviewId: rated?.value.reviewId ?? null, cardHash: card.hash })
    await dropDraftRow(tx, id)
    return ok({ kind: 'new' as const, rated: rated?.value ?? null })
  })
  if (!written.ok) return written
  if (written.value.kind === 'known') return ok(await savedBefore(ctx, written.value.same))
  const { rated } = written.value
  return ok({ attemptId: id, cardId, verdict: facts.verdict, review: rated && (await answeredAfter(ctx, rated)) })
}

function factsOf(input: AttemptInput, now: Date, critique: Critique): Omit<NewAttempt, 'reviewId' | 'cardHash'> {
  const { judgement, dismissals, startedAt, ...rest } = input
  const gate = judgement?.gate ?? null
  // Dismissed twice, the last reason is the one that was meant; dismissed and no longer found, there is none.
  const reasons = new Map(dismissals.map((one) => [one.finding, one]))
  return {
    ...rest,
    // A clock that is ahead began nothing in the future.
    startedAt: new Date(Math.min(Date.parse(startedAt), now.getTime())),
    savedAt: now,
    critique: { critique, dismissals: critique.findings.flatMap(({ id }) => reasons.get(id) ?? []) },
    gate,
    verdict: gate && verdictOf(gate),
  }
}

async function savedBefore(ctx: Context, { id, cardId, verdict, review }: StoredAttempt): Promise<Saved> {
  return { attemptId: id, cardId, verdict, review: review && (await answeredBy(ctx, cardId, review.id)) }
}
