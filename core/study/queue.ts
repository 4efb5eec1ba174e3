import type { CardId } from '#core/card/card.ts'
import { previews, retrievability } from '#core/schedule/memory.ts'
import { orderQueue } from '#core/schedule/queue.ts'
import { addDays, startOfStudyDay, studyDay } from '#core/schedule/study-day.ts'
import { edgesFrom, edgesOf, findCard } from '#core/store/cards.ts'
import { countNewIntroducedSince, dueCounts, dueSchedules, openNewCards } from '#core/store/queue.ts'
import { lastReview, scheduleOf } from '#core/store/reviews.ts'
import type { Context } from './context.ts'
import { renderStored } from './rendering.ts'
import { policyOf, readSettings } from './settings.ts'
import type { Settings } from './settings.ts'
import { cardBriefs, scheduleFrom } from './standing.ts'
import type { QueueItem, ReviewView } from './views.ts'

/** Enough to choose from; the rest of a backlog waits its turn. */
const CANDIDATES = 500

/** What is left for today: cards due, and new cards that may still be introduced. */
export async function remaining(ctx: Context): Promise<{ readonly due: number; readonly fresh: number }> {
  const settings = await readSettings(ctx.db)
  const [due = 0] = await dueCounts(ctx.db, [ctx.now()])
  const left = await newLeftToday(ctx, settings)
  return { due, fresh: left === 0 ? 0 : (await openNewCards(ctx.db, left)).length }
}

/** The cards to ask next, in order, at most `limit`. */
export async function nextCards(ctx: Context, limit: number): Promise<readonly QueueItem[]> {
  const now = ctx.now()
  const settings = await readSettings(ctx.db)
  const policy = policyOf(settings)
  const left = await newLeftToday(ctx, settings)
  const due = await dueSchedules(ctx.db, now, Math.max(limit, CANDIDATES))
  const open = left > 0 && due.length < limit ? await openNewCards(ctx.db, Math.min(limit, left)) : []

  const parents = await parentsAmong(
    ctx,
    due.map((row) => row.cardId),
  )

  const entries = orderQueue({
    due: due.map((row) => ({
      id: row.cardId,
      dueAt: row.dueAt,
      retrievability: retrievability(scheduleFrom(row), now, policy) ?? 0,
      parents: parents.get(row.cardId) ?? [],
    })),
    open: open.map(({ cardId: id, parentId, openedAt }, position) =>
      parentId && openedAt
        ? { id, position, openedBy: parentId, openedAt }
        : { id, position, openedBy: null, openedAt: null },
    ),
    newLeftToday: left,
    limit,
  })

  const openers = new Map(open.map((card) => [card.cardId, card.parentId]))
  const ids = entries.flatMap(({ id }) => [id, openers.get(id) ?? []].flat())
  const briefs = await cardBriefs(ctx.db, ids, now, policy)
  return entries.flatMap(({ id, reason }) => {
    const card = briefs.get(id)
    if (!card) return []
    const opener = openers.get(id)
    return { card, reason, parent: (opener && briefs.get(opener)) ?? null, reps: repsOf(card) }
  })
}

/** Of each of these cards, the parents that are among them too. */
async function parentsAmong(ctx: Context, ids: readonly CardId[]): Promise<Map<CardId, CardId[]>> {
  const parents = new Map<CardId, CardId[]>(ids.map((id) => [id, []]))
  for (const { parentId, childId } of await edgesFrom(ctx.db, ids)) if (childId) parents.get(childId)?.push(parentId)
  return parents
}

/** The card to review now with everything its page needs: the first of the queue, or `only` whether due or not. */
export async function nextReview(ctx: Context, only?: CardId): Promise<ReviewView | null> {
  const item = only ? await itemOf(ctx, only) : (await nextCards(ctx, 1))[0]
  const card = item && (await findCard(ctx.db, item.card.id))
  if (!item || !card) return null
  const policy = policyOf(await readSettings(ctx.db))
  const schedule = scheduleFrom(await scheduleOf(ctx.db, card.id))
  return {
    item,
    card,
    rendered: await renderStored(ctx, card),
    previews: previews(schedule, ctx.now(), policy),
    followUps: (await edgesOf(ctx.db, card.id)).map(({ childId, text }) =>
      childId ? { kind: 'card', id: childId, text } : { kind: 'open', text },
    ),
    remaining: await remaining(ctx),
    canUndo: (await lastReview(ctx.db)) !== null,
  }
}

async function itemOf(ctx: Context, id: CardId): Promise<QueueItem | null> {
  const policy = policyOf(await readSettings(ctx.db))
  const card = (await cardBriefs(ctx.db, [id], ctx.now(), policy)).get(id)
  return card
    ? { card, reason: card.standing.state === 'review' ? 'due' : 'root', parent: null, reps: repsOf(card) }
    : null
}

const repsOf = ({ standing }: QueueItem['card']): number => (standing.state === 'review' ? standing.reps : 0)

async function newLeftToday(ctx: Context, settings: Settings): Promise<number> {
  const begun = startOfStudyDay(studyDay(ctx.now(), settings.day), settings.day)
  return Math.max(0, settings.newPerDay - (await countNewIntroducedSince(ctx.db, begun)))
}

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
