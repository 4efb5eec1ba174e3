import { cache } from 'react'
import { CardId } from '#core/card/card.ts'
import { AttemptId, RunId } from '#core/practice/record.ts'
import { viewAttempt, type AttemptView } from '#core/study/attempts.ts'
import { viewCard } from '#core/study/cards.ts'
import { nextCards } from '#core/study/queue.ts'
import { isSecret, viewRun, type RunView } from '#core/study/runs.ts'
import { findAttempt } from '#core/store/attempts.ts'
import { edgesOf } from '#core/store/cards.ts'
import { lastReview, reviewsOf } from '#core/store/reviews.ts'
import type { Context } from '#core/study/context.ts'
import type { CardBrief, CardView } from '#core/study/views.ts'
import { study } from '../../../_server/study.ts'

export type Loaded = {
  readonly view: CardView
  readonly attempt: AttemptView
  /** That one sentence of which was tried again. */
  readonly earlier: AttemptView | null
  /** The practice run to go on with. */
  readonly run: RunView | null
  /** Model answers are not to be shown yet. */
  readonly isHidden: boolean
  /** The card to ask next, outside a run. */
  readonly next: CardBrief | null
  readonly review: {
    /** No review of this card counts that was given later. */
    readonly isLatest: boolean
    /** None of any card was: it can be undone. */
    readonly isLast: boolean
    /** Follow-ups this review opened that were not answered yet. */
    readonly opened: readonly CardBrief[]
  } | null
}

/** What came of an attempt, with all that is shown around it. Null: there is none such at this card. */
export const load = cache(
  async (cardParam: string, attemptParam: string, runParam: unknown): Promise<Loaded | null> => {
    const [cardId, attemptId] = [CardId.safeParse(cardParam), AttemptId.safeParse(attemptParam)]
    if (!cardId.success || !attemptId.success) return null
    const { ctx } = await study()
    const [view, attempt] = await Promise.all([viewCard(ctx, cardId.data), viewAttempt(ctx, attemptId.data)])
    if (!view || attempt?.cardId !== cardId.data) return null

    const asked = RunId.safeParse(runParam)
    const [run, own, earlier] = await Promise.all([
      asked.success ? viewRun(ctx, asked.data) : null,
      attempt.runId === null ? null : viewRun(ctx, attempt.runId),
      attempt.retryOf === null ? null : viewAttempt(ctx, attempt.retryOf),
    ])
    const queue = run === null ? await nextCards(ctx, 2) : []
    return {
      view,
      attempt,
      earlier,
      run,
      // Whichever way the page was come to.
      isHidden: own !== null && isSecret(own),
      next: queue.find(({ card }) => card.id !== cardId.data)?.card ?? null,
      review: await reviewOf(ctx, attempt.id, view),
    }
  },
)

async function reviewOf(
  ctx: Context,
  attemptId: AttemptId,
  { card, standing, followUps }: CardView,
): Promise<Loaded['review']> {
  const review = (await findAttempt(ctx.db, attemptId))?.review
  if (!review || review.isTakenBack) return null
  const [ofCard, last, edges] = await Promise.all([
    reviewsOf(ctx.db, card.id),
    lastReview(ctx.db),
    edgesOf(ctx.db, card.id),
  ])
  const own = ofCard.find(({ id }) => id === review.id)
  const passedAt = standing.state === 'review' ? standing.passedAt : null
  const hasOpened = own !== undefined && own.reviewedAt.getTime() === passedAt?.getTime()
  const gated = new Set(edges.flatMap(({ childId, gates }) => (gates && childId !== null ? [childId] : [])))
  const briefs = followUps.flatMap((node) => (node.kind === 'card' ? [node.card] : []))
  return {
    isLatest: ofCard.at(-1)?.id === review.id,
    isLast: last?.id === review.id,
    opened: hasOpened ? briefs.filter(({ id, standing: { state } }) => gated.has(id) && state === 'new') : [],
  }
}
