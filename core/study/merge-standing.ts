import type { CardId } from '#core/card/card.ts'
import { foldHistory } from '#core/schedule/history.ts'
import { countAttempts } from '#core/store/attempts.ts'
import { findCard } from '#core/store/cards.ts'
import { reviewsOf } from '#core/store/reviews.ts'
import type { Context } from './context.ts'
import { historyTogether, rowOf } from './refold.ts'
import { policyOf, readSettings } from './settings.ts'
import { cardBriefs, standingOf } from './standing.ts'
import type { CardBrief } from './views.ts'

/** Where a card stands, and how much of a history it has. */
export type MergeSide = Pick<CardBrief, 'standing' | 'put'> & { readonly reviews: number; readonly attempts: number }

/** Two cards as they are now, and what their histories together would lead to. Null: one of them is not there. */
export async function mergeStandings(
  ctx: Context,
  from: CardId,
  into: CardId,
): Promise<{ readonly from: MergeSide; readonly into: MergeSide; readonly merged: MergeSide } | null> {
  const [settings, now] = [await readSettings(ctx.db), ctx.now()]
  const briefs = await cardBriefs(ctx.db, [from, into], now, policyOf(settings))
  const side = async (id: CardId): Promise<MergeSide | null> => {
    const brief = briefs.get(id)
    const [reviews, attempts] = [await reviewsOf(ctx.db, id), await countAttempts(ctx.db, id)]
    return brief ? { standing: brief.standing, put: brief.put, reviews: reviews.length, attempts } : null
  }
  const [theirs, ours] = [await side(from), await side(into)]
  if (!theirs || !ours) return null
  const topics = [...((await findCard(ctx.db, into))?.topics ?? []), ...((await findCard(ctx.db, from))?.topics ?? [])]
  const policy = policyOf(settings, topics)
  const { schedule, state } = foldHistory(await historyTogether(ctx.db, [from, into]), policy)
  const row = rowOf(into, schedule, policy)
  // Whether it may be asked while it is new, its parents say, and those stay.
  const isOpen = ours.standing.state !== 'locked' || theirs.standing.state !== 'locked'
  const brief = { id: into, title: '', lang: '', topics, isRoot: false, archived: false }
  return {
    from: theirs,
    into: ours,
    merged: {
      standing: standingOf({ brief, schedule: row, isOpen, state }, now, policy),
      put: state,
      reviews: theirs.reviews + ours.reviews,
      attempts: theirs.attempts + ours.attempts,
    },
  }
}
