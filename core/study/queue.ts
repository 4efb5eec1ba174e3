import type { CardId } from '#core/card/card.ts'
import { addDays, startOfStudyDay, studyDay } from '#core/schedule/study-day.ts'
import { edgesOf, findCard, gatesOf } from '#core/store/cards.ts'
import { countNewIntroducedSince, dueCounts } from '#core/store/queue.ts'
import { scheduleOf } from '#core/store/reviews.ts'
import { lastDeed } from './actions.ts'
import type { Context } from './context.ts'
import { intervalsIn } from './places.ts'
import { openCards, planToday } from './plan.ts'
import { renderStored } from './rendering.ts'
import { policyOf, readSettings } from './settings.ts'
import type { Settings } from './settings.ts'
import { cardBriefs, scheduleFrom } from './standing.ts'
import type { CardBrief, CardToAsk, QueueItem, ReviewView } from './views.ts'

/** Up to so many due cards, what is left is what the plan of the day says. */
const PLANNED = 200

/** What is left for today: cards due and probes, and new cards that may still be introduced. */
export async function remaining(ctx: Context): Promise<{ readonly due: number; readonly fresh: number }> {
  const now = ctx.now()
  const settings = await readSettings(ctx.db)
  const [due = 0] = await dueCounts(ctx.db, [now])
  // Of a long backlog it does not matter whether two of it give each other away.
  if (settings.minutesPerDay === null && due > PLANNED) {
    const left = await newLeftToday(ctx, settings)
    return { due, fresh: left === 0 ? 0 : (await openCards(ctx.db, now, left)).length }
  }
  const entries = await planToday(ctx.db, now, settings, Infinity)
  const fresh = entries.filter(({ reason }) => reason === 'follow-up' || reason === 'root').length
  return { due: entries.length - fresh, fresh }
}

/** The cards to ask next, in order, at most `limit`. */
export async function nextCards(ctx: Context, limit: number): Promise<readonly QueueItem[]> {
  const now = ctx.now()
  const settings = await readSettings(ctx.db)
  const entries = await planToday(ctx.db, now, settings, limit)
  const ids = entries.flatMap(({ id, because }) => (because === null ? id : [id, because]))
  const briefs = await cardBriefs(ctx.db, ids, now, policyOf(settings))
  return entries.flatMap(({ id, reason, because }) => {
    const card = briefs.get(id)
    return card ? { card, reason, parent: (because && briefs.get(because)) ?? null, reps: repsOf(card) } : []
  })
}

/** The card to review now with everything its page needs: the first of the queue, or `only` whether due or not. */
export async function nextReview(ctx: Context, only?: CardId): Promise<ReviewView | null> {
  const item = only ? await itemOf(ctx, only) : (await nextCards(ctx, 1))[0]
  const asked = item && (await toAsk(ctx, item))
  return asked ? { ...asked, remaining: await remaining(ctx) } : null
}

/** Everything needed to ask this card. Null: it is gone. */
export async function toAsk<T extends QueueItem>(ctx: Context, item: T): Promise<CardToAsk<T> | null> {
  const card = await findCard(ctx.db, item.card.id)
  if (!card) return null
  const schedule = scheduleFrom(await scheduleOf(ctx.db, card.id))
  return {
    item,
    card,
    rendered: await renderStored(ctx, card),
    previews: await intervalsIn(ctx.db, card, schedule, ctx.now()),
    followUps: (await edgesOf(ctx.db, card.id)).map(({ childId, text }) =>
      childId ? { kind: 'card', id: childId, text } : { kind: 'open', text },
    ),
    canUndo: (await lastDeed(ctx)) !== null,
  }
}

async function itemOf(ctx: Context, id: CardId): Promise<QueueItem | null> {
  const policy = policyOf(await readSettings(ctx.db))
  const card = (await cardBriefs(ctx.db, [id], ctx.now(), policy)).get(id)
  return card ? itemFor(card, (await gatesOf(ctx.db, [id])).length > 0) : null
}

/** A card that is asked whether it is its turn or not. `isFollowUp`: some parent gates it. */
export const itemFor = (card: CardBrief, isFollowUp: boolean): QueueItem => ({
  card,
  reason: card.standing.state === 'review' ? 'due' : isFollowUp ? 'follow-up' : 'root',
  parent: null,
  reps: repsOf(card),
})

const newLeftToday = async (ctx: Context, { newPerDay, day }: Settings): Promise<number> => {
  const begun = startOfStudyDay(studyDay(ctx.now(), day), day)
  return Math.max(0, newPerDay - (await countNewIntroducedSince(ctx.db, begun)))
}

const repsOf = ({ standing }: QueueItem['card']): number => (standing.state === 'review' ? standing.reps : 0)

/** Cards due on each of the next `days` study days, today first; what is overdue counts as today's. */
export async function forecast(
  ctx: Context,
  days: number,
): Promise<readonly { readonly day: string; readonly due: number }[]> {
  const { day: config } = await readSettings(ctx.db)
  const today = studyDay(ctx.now(), config)
  const dates = Array.from({ length: days }, (_, i) => addDays(today, i))
  // A card is due from the start of its study day on, so by the start of a day all of that day's cards are due.
  const totals = await dueCounts(
    ctx.db,
    dates.map((day) => startOfStudyDay(day, config)),
  )
  return dates.map((day, i) => ({ day, due: (totals[i] ?? 0) - (totals[i - 1] ?? 0) }))
}
