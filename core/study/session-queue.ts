import type { CardId } from '#core/card/card.ts'
import { retrievability } from '#core/schedule/memory.ts'
import { orderSession } from '#core/schedule/session.ts'
import { addDays, startOfStudyDay, studyDay } from '#core/schedule/study-day.ts'
import type { CardSet } from '#core/store/card-sets.ts'
import { rehearsalsOf } from '#core/store/card-events.ts'
import { gatesOf } from '#core/store/cards.ts'
import type { Tx } from '#core/store/db.ts'
import { neighboursOf } from '#core/store/neighbours.ts'
import { countLeft, type Done, doneIn, learntIn, type Left, leftIn, newIn, type Times } from '#core/store/sessions.ts'
import { chainAsRead } from './cards.ts'
import type { Context } from './context.ts'
import { itemFor, toAsk } from './queue.ts'
import { cardsThatFit } from './search-fit.ts'
import type { Filter, Session } from './session.ts'
import { policyOf, readSettings, type Settings } from './settings.ts'
import { cardBriefs, scheduleFrom } from './standing.ts'
import type { CardBrief, CardToAsk, QueueItem } from './views.ts'

/** Enough to choose from, so that neighbours in a chain can be kept apart. */
const CANDIDATES = 40
/** Of what was asked, so many at the end have neighbours that matter. */
const RECENT = 2

/** `rehearsals`: what `expectedRehearsals` must say. */
export type SessionItem = QueueItem & { readonly rehearsals: number }

/** What a session has left, and how it went so far. */
export type SessionView = {
  /** The card that the chain begins with. Null: the session is of no chain. */
  readonly root: CardBrief | null
  /** The card to ask now. Null: none is left. */
  readonly now: CardToAsk<SessionItem> | null
  readonly left: Left
  /** Cards that were asked, with the last rating of each, in the order in which they were first asked. */
  readonly done: readonly { readonly card: CardBrief; readonly rating: Done['rating'] }[]
}

/** The cards that a session asks next, in order, at most `limit`, and how many are left. Null: there is no such chain. */
export async function nextInSession(ctx: Context, session: Pick<Session, 'filter' | 'since'>, limit: number) {
  const found = await find(ctx, session)
  return found && nextOf(ctx, found, limit)
}

/**
 * How a session stands. Null: there is no such chain.
 * @param only the card to ask now, whether it is its turn or not
 */
export async function viewSession(
  ctx: Context,
  session: Pick<Session, 'filter' | 'since'>,
  only?: CardId,
): Promise<SessionView | null> {
  const found = await find(ctx, session)
  if (!found) return null
  const { items, left } = await nextOf(ctx, found, 1)
  const [item] = only ? await itemsOf(ctx, found, [only]) : items
  const ratings = new Map((await doneIn(ctx.db, found.set, found.times.since)).map((one) => [one.cardId, one.rating]))
  const briefs = await cardBriefs(ctx.db, [...ratings.keys()], found.times.now, policyOf(found.settings))
  return {
    root: found.root,
    now: item ? await toAsk(ctx, item) : null,
    left,
    done: [...ratings].flatMap(([id, rating]) => {
      const card = briefs.get(id)
      return card ? [{ card, rating }] : []
    }),
  }
}

/** How many cards were missed on the last so many study days, and may be asked. */
export async function countMissed(ctx: Context, days: number): Promise<number> {
  const found = await find(ctx, { filter: { kind: 'failed', days }, since: null })
  return found ? (await countLeft(ctx.db, found.set, found.times)).toAsk : 0
}

/** What a session chooses from. */
type Found = {
  readonly set: CardSet
  readonly isWalk: boolean
  readonly root: CardBrief | null
  readonly times: Times
  readonly settings: Settings
}

async function find(ctx: Context, { filter, since }: Pick<Session, 'filter' | 'since'>): Promise<Found | null> {
  const [now, settings] = [ctx.now(), await readSettings(ctx.db)]
  const today = startOfStudyDay(studyDay(now, settings.day), settings.day)
  // One that lies ahead, by a clock that was wrong or a slip of the pen, would let the same card be asked for ever.
  const times = { now, since: since && since < now ? since : now, today }
  if (filter.kind !== 'chain' && filter.kind !== 'walk') {
    return { set: await setOf(ctx, filter, now, settings), isWalk: false, root: null, times, settings }
  }
  const chain = await chainAsRead(ctx, filter.id)
  if (!chain) return null
  const set = { kind: 'listed' as const, ids: chain.map(({ id }) => id) }
  return { set, isWalk: filter.kind === 'walk', root: chain[0] ?? null, times, settings }
}

/** The cards of a filter that names no chain. */
async function setOf(
  ctx: Context,
  filter: Exclude<Filter, { readonly kind: 'chain' | 'walk' }>,
  now: Date,
  { day }: Settings,
): Promise<CardSet> {
  switch (filter.kind) {
    case 'search':
      return { kind: 'found', ids: await cardsThatFit(ctx, filter.query) }
    case 'failed':
      return { kind: 'failed', from: startOfStudyDay(addDays(studyDay(now, day), 1 - filter.days), day) }
    default:
      return filter
  }
}

async function nextOf(
  ctx: Context,
  found: Found,
  limit: number,
): Promise<{ readonly items: readonly SessionItem[]; readonly left: Left }> {
  const { set, isWalk, times } = found
  if (isWalk) {
    const walk = await leftIn(ctx.db, set, times)
    const left = { toAsk: walk.length, givenAway: 0, locked: 0 }
    return { items: await itemsOf(ctx, found, walk.slice(0, limit)), left }
  }
  const order = await ordered(ctx.db, found, Math.max(limit, CANDIDATES))
  return { items: await itemsOf(ctx, found, order.slice(0, limit)), left: await countLeft(ctx.db, set, times) }
}

async function ordered(tx: Tx, { set, times, settings }: Found, among: number): Promise<CardId[]> {
  const learnt = await learntIn(tx, set, times, among)
  // Where those fill the list, what is new need not be looked for.
  const fresh = learnt.length < among ? await newIn(tx, set, times, among - learnt.length) : []
  const asked = (await doneIn(tx, set, times.since)).slice(-RECENT).map(({ cardId }) => cardId)
  const besides = await neighboursOf(tx, [...learnt.map(({ cardId }) => cardId), ...fresh, ...asked])
  const about = (id: CardId) => ({ id, ...besides(id) })
  return orderSession({
    learnt: learnt.map((row) => ({
      ...about(row.cardId),
      dueAt: row.dueAt,
      retrievability: retrievability(scheduleFrom(row), times.now, policyOf(settings)) ?? 0,
    })),
    fresh: fresh.map(about),
    asked: asked.map(about),
  })
}

async function itemsOf(ctx: Context, { times, settings }: Found, ids: readonly CardId[]): Promise<SessionItem[]> {
  const briefs = await cardBriefs(ctx.db, ids, times.now, policyOf(settings))
  const followUps = new Set((await gatesOf(ctx.db, ids)).map(({ childId }) => childId))
  const rehearsals = await rehearsalsOf(ctx.db, ids)
  return ids.flatMap((id) => {
    const card = briefs.get(id)
    return card ? [{ ...itemFor(card, followUps.has(id)), rehearsals: rehearsals.get(id) ?? 0 }] : []
  })
}
