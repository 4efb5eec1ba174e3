import type { CardId } from '#core/card/card.ts'
import { chainsAmong } from '#core/chain/progress.ts'
import { median } from '#core/practice/median.ts'
import { type Policy, retrievability } from '#core/schedule/memory.ts'
import { MEASURED, minutesIn, usualMinutes } from '#core/schedule/minutes.ts'
import { FAILED_DAYS, weakParents } from '#core/schedule/probes.ts'
import {
  type Day,
  type DueItem,
  type OpenItem,
  planQueue,
  type ProbeItem,
  type QueueEntry,
} from '#core/schedule/queue.ts'
import { addDays, startOfStudyDay, studyDay } from '#core/schedule/study-day.ts'
import { edgesBelow } from '#core/store/cards.ts'
import type { Tx } from '#core/store/db.ts'
import { neighboursOf } from '#core/store/neighbours.ts'
import {
  askedSince,
  countNewIntroducedSince,
  dueSchedules,
  durationsOf,
  failedFollowUps,
  type OpenCard,
  openNewCards,
  rootsAsked,
  unfinishedAmong,
  waitingFor,
} from '#core/store/queue.ts'
import type { StoredSchedule } from '#core/store/reviews.ts'
import { spoiledSince } from '#core/store/spoils.ts'
import { policyOf, type Settings } from './settings.ts'
import { scheduleFrom } from './standing.ts'

/** Enough to choose from; the rest of a backlog waits its turn. Where minutes are kept to, the choice is wider. */
const [CANDIDATES, CANDIDATES_OF_A_DAY] = [20, 2000]
/** Of what was asked today, so many at the end have neighbours that matter. */
const RECENT = 2

/** `because`: the parent that opened it, or the follow-up for whose sake it is a probe. */
export type PlannedCard = QueueEntry & { readonly because: CardId | null }

/** What to ask from now on, in order, at most `limit`. */
export async function planToday(tx: Tx, now: Date, settings: Settings, limit: number): Promise<readonly PlannedCard[]> {
  const policy = policyOf(settings)
  const begun = startOfStudyDay(studyDay(now, settings.day), settings.day)
  const isTimed = settings.minutesPerDay !== null
  const today = await askedSince(tx, begun)
  const spoiled = new Set(await spoiledSince(tx, begun))
  const isUnspoiled = ({ cardId }: { readonly cardId: CardId }): boolean => !spoiled.has(cardId)

  const wanted = isTimed ? CANDIDATES_OF_A_DAY : Math.max(2 * Math.min(limit, 500), CANDIDATES)
  const due = (await dueSchedules(tx, now, wanted + spoiled.size)).filter(isUnspoiled)
  const failed = await failedFollowUps(tx, daysFrom(begun, -FAILED_DAYS, settings), begun)
  // Where what is due fills the list, nothing new is looked for, unless the day keeps a place for it.
  const looksForNew = isTimed || due.length < limit
  const introduced = looksForNew ? await countNewIntroducedSince(tx, begun) : 0
  const newLeft = looksForNew ? Math.max(0, settings.newPerDay - introduced) : 0
  const found = newLeft === 0 ? [] : await openCards(tx, now, Math.min(newLeft, CANDIDATES_OF_A_DAY) + spoiled.size)
  const open = found.filter(isUnspoiled)
  const chains = settings.chainsAtOnce === null ? Infinity : settings.chainsAtOnce - (await chainsUnderWay(tx))

  const weak = weakParents(failed, now, policy)
  const ids = idsOf([...due, ...weak.map(({ parent }) => parent), ...open, ...today.slice(-RECENT)])
  const about = await knowing(tx, ids, settings)
  const opener = new Map(open.flatMap((card) => (card.how === 'follow-up' ? [[card.cardId, card.parentId]] : [])))
  const failedChild = new Map(weak.map(({ parent, childId }) => [parent.cardId, childId]))
  const wereProbes = new Set(failed.map(({ parent }) => parent.cardId))
  const day: Day = {
    minutesSpent: sumMinutes(today),
    probeMinutes: sumMinutes(today.filter(({ cardId }) => wereProbes.has(cardId))),
    introduced,
    asked: today.map(({ cardId }) => about(cardId)),
  }
  const entries = planQueue({
    due: due.map((row): DueItem => ({ ...about(row.cardId), dueAt: row.dueAt, ...forgetting(row, now, policy) })),
    probes: weak.map(({ parent, childId }): ProbeItem => ({
      ...about(parent.cardId),
      failed: childId,
      retrievability: forgetting(parent, now, policy).retrievability,
    })),
    open: open.map((card, position): OpenItem => ({ ...about(card.cardId), position, opened: openedOf(card) })),
    day,
    limits: { minutes: settings.minutesPerDay, newCards: settings.newPerDay, chains },
    limit,
  })
  return entries.map((entry) => ({
    ...entry,
    because: (entry.reason === 'probe' ? failedChild.get(entry.id) : opener.get(entry.id)) ?? null,
  }))
}

/** New cards that may be asked, but for those that stand on something forgotten. What the learner opened stands on nothing. */
export async function openCards(tx: Tx, now: Date, limit: number): Promise<readonly OpenCard[]> {
  // A few more than wanted, for those that wait; and more again, where that was not enough.
  for (let among = limit + 20; ; among *= 4) {
    const open = await openNewCards(tx, now, among)
    const followUps = idsOf(open.filter(({ how }) => how === 'follow-up'))
    const waiting = new Set(followUps.length === 0 ? [] : await waitingFor(tx, followUps, now))
    const free = open.filter(({ cardId }) => !waiting.has(cardId))
    if (free.length >= limit || open.length < among) return free.slice(0, limit)
  }
}

function openedOf(card: OpenCard): OpenItem['opened'] {
  switch (card.how) {
    case 'follow-up':
      return { how: 'follow-up', by: card.parentId, at: card.openedAt }
    case 'by-hand':
      return { how: 'by-hand', at: card.openedAt }
    default:
      return { how: card.how }
  }
}

const idsOf = (rows: readonly { readonly cardId: CardId }[]): readonly CardId[] => rows.map(({ cardId }) => cardId)

/** Cards of chains that are looked at to tell whether they are gone through; a library of more has no use for the count. */
const CHAIN_CARDS = 100_000

/**
 * How many chains are under way: their root was asked, and something in them is neither passed nor suspended. What several
 * chains share counts for the one begun first.
 */
async function chainsUnderWay(tx: Tx): Promise<number> {
  const roots = await rootsAsked(tx)
  const edges = (await edgesBelow(tx, roots, CHAIN_CARDS)).filter(({ gates }) => gates)
  const links = edges.flatMap(({ parentId, childId }) => (childId === null ? [] : { parentId, childId }))
  const rootOf = chainsAmong(roots, links)
  const unfinished = await unfinishedAmong(tx, [...rootOf.keys()])
  return new Set(unfinished.flatMap((id) => rootOf.get(id) ?? [])).size
}

const daysFrom = (at: Date, days: number, { day }: Settings): Date =>
  startOfStudyDay(addDays(studyDay(at, day), days), day)

/** How well a card is remembered now, and by how much less tomorrow. */
export function forgetting(row: StoredSchedule, now: Date, policy: Policy) {
  const schedule = scheduleFrom(row)
  const chance = retrievability(schedule, now, policy) ?? 0
  const tomorrow = startOfStudyDay(addDays(studyDay(now, policy.day), 1), policy.day)
  return { retrievability: chance, dailyLoss: chance - (retrievability(schedule, tomorrow, policy) ?? 0) }
}

const sumMinutes = (reviews: readonly { readonly durationMs: number | null }[]): number =>
  reviews.reduce((sum, { durationMs }) => sum + minutesIn(durationMs), 0)

/** What the queue has to know of each of these cards besides its schedule. */
async function knowing(tx: Tx, ids: readonly CardId[], settings: Settings) {
  const [besides, durations] = await Promise.all([
    neighboursOf(tx, ids),
    // Only who keeps to minutes has to know how many.
    settings.minutesPerDay === null ? new Map<CardId, number[]>() : durationsOf(tx, ids, MEASURED),
  ])
  return (id: CardId) => ({ id, minutes: usualMinutes(median(durations.get(id) ?? [])), ...besides(id) })
}
