import type { CardId } from '#core/card/card.ts'
import { fold, timingOf, type Timing } from '#core/practice/attempt.ts'
import type { Gate, Verdict } from '#core/practice/gate.ts'
import type { Critique } from '#core/practice/nitpick/finding.ts'
import type { Plan } from '#core/practice/plan.ts'
import type { AttemptId, Dismissal, RunId, Way } from '#core/practice/record.ts'
import type { Rating } from '#core/schedule/rating.ts'
import * as store from '#core/store/attempts.ts'
import { audioOf, audioOfAll, type SentenceAudio } from '#core/store/audio.ts'
import type { Context } from './context.ts'

/** An attempt that was saved, as pages show it. */
export type AttemptView = {
  readonly id: AttemptId
  readonly cardId: CardId
  readonly runId: RunId | null
  /** The attempt one sentence of which was tried again. */
  readonly retryOf: AttemptId | null
  readonly way: Way
  readonly startedAt: Date
  readonly savedAt: Date
  readonly plan: Plan
  readonly thought: string
  /** Always five: sentence n at n - 1. */
  readonly sentences: readonly string[]
  readonly timing: Timing
  /** As the rules had it when it was saved. */
  readonly critique: Critique
  readonly dismissals: readonly Dismissal[]
  /** Null: a single sentence, which is not judged. */
  readonly judgement: {
    readonly gate: Gate
    readonly verdict: Verdict
    /** Of the review it was saved with, if that still counts. */
    readonly rating: Rating | null
    /** It was saved with a review, and that was taken back since. */
    readonly isTakenBack: boolean
  } | null
  /** What is there to be heard, in the order of the sentences. */
  readonly audio: readonly SentenceAudio[]
  /** Hash of the card's file that was answered. */
  readonly cardHash: string
}

/** The attempt of this id. Null: none was saved. */
export async function viewAttempt(ctx: Context, id: AttemptId): Promise<AttemptView | null> {
  const attempt = await store.findAttempt(ctx.db, id)
  return attempt && viewOf(attempt, await audioOf(ctx.dataDir, id))
}

/** The attempts at a card, saved last first. */
export const attemptsOf = async (ctx: Context, cardId: CardId): Promise<readonly AttemptView[]> =>
  viewsOf(ctx, await store.attemptsOf(ctx.db, cardId))

/** The attempts of a practice run, in the order in which they were saved. */
export const attemptsInRun = async (ctx: Context, runId: RunId): Promise<readonly AttemptView[]> =>
  viewsOf(ctx, await store.attemptsInRun(ctx.db, runId))

async function viewsOf(ctx: Context, attempts: readonly store.StoredAttempt[]): Promise<readonly AttemptView[]> {
  const audio = await audioOfAll(
    ctx.dataDir,
    attempts.map(({ id }) => id),
  )
  return attempts.map((attempt) => viewOf(attempt, audio.get(attempt.id) ?? []))
}

function viewOf(attempt: store.StoredAttempt, audio: readonly SentenceAudio[]): AttemptView {
  const { events, critique, gate, verdict, review, ...rest } = attempt
  const isTakenBack = review?.isTakenBack ?? false
  return {
    ...rest,
    timing: timingOf(rest.plan, fold(rest.plan, events)),
    ...critique,
    judgement: gate && verdict && { gate, verdict, rating: isTakenBack ? null : (review?.rating ?? null), isTakenBack },
    audio,
  }
}
