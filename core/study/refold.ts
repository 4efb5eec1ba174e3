import { isDeepStrictEqual } from 'node:util'
import type { CardId } from '#core/card/card.ts'
import {
  afterEvent,
  afterReview,
  type CardState,
  finished,
  type Folded,
  foldHistory,
  type History,
  UNSEEN,
  type Unfinished,
} from '#core/schedule/history.ts'
import { opensUntil, type Policy, type Schedule } from '#core/schedule/memory.ts'
import { allEvents, eventsOf, historyStamp, type StoredEvent } from '#core/store/card-events.ts'
import { putState, replaceStates } from '#core/store/card-states.ts'
import { allTopics, topicsOf } from '#core/store/cards.ts'
import type { Db, Tx } from '#core/store/db.ts'
import { reviewLog } from '#core/store/review-log.ts'
import { dropSchedule, insideWrite, putSchedule, reviewsOf } from '#core/store/reviews.ts'
import { replaceSchedules, schedulesOf, type StoredSchedule } from '#core/store/schedules.ts'
import { getProjection, setProjection } from '#core/store/settings.ts'
import { policyOf, readSettings, type Settings } from './settings.ts'

/** Raised when the same history leads to other schedules than before: all are then folded anew, once. */
const PROJECTION = 2

/** Everything that happened to a card and counts, in order: an event comes after the card's reviews there were, before the next. */
export async function historyOf(tx: Tx, cardId: CardId): Promise<History> {
  const [reviews, events] = [await reviewsOf(tx, cardId), await eventsOf(tx, cardId)]
  const at = (review: number, event: number) => ({ review, event })
  return [
    ...reviews.map((review) => ({ ...at(review.id, 0), happened: { what: 'review' as const, ...review } })),
    ...events.map((event) => ({ ...at(event.afterReview, event.id), happened: { what: 'event' as const, ...event } })),
  ]
    .toSorted((a, b) => a.review - b.review || a.event - b.event)
    .map(({ happened }) => happened)
}

/** The policy that holds for a card. One that is gone has no topics. */
export async function policyFor(tx: Tx, cardId: CardId, settings: Settings): Promise<Policy> {
  return policyOf(settings, Object.keys(settings.topicRetention).length === 0 ? [] : await topicsOf(tx, cardId))
}

/** Folds the history of a card anew, and puts down what it amounts to. */
export async function refold(tx: Tx, cardId: CardId, settings: Settings): Promise<void> {
  const policy = await policyFor(tx, cardId, settings)
  await putFolded(tx, cardId, foldHistory(await historyOf(tx, cardId), policy), policy)
}

async function putFolded(tx: Tx, cardId: CardId, { schedule, state }: Folded, policy: Policy): Promise<void> {
  await putState(tx, cardId, state)
  const row = rowOf(cardId, schedule, policy)
  await (row === null ? dropSchedule(tx, cardId) : putSchedule(tx, row))
}

/** A schedule as it is stored. Null: the card is new, and has no row. */
export function rowOf(cardId: CardId, schedule: Schedule, policy: Policy): StoredSchedule | null {
  if (schedule.state === 'new') return null
  const { state: _, ...row } = schedule
  return { cardId, ...row, opensUntil: opensUntil(schedule, policy) }
}

/**
 * Folds every history anew. Changes nothing unless the settings or the formula have changed. Goes once through the whole
 * log, since going card by card takes a minute for ten thousand, and does so without holding up anybody: only what came of
 * it is written under the lock, if nothing happened meanwhile.
 */
export async function rebuildSchedules(db: Db): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const [before, settings] = [await historyStamp(db), await readSettings(db)]
    const folded = await foldAll(db, settings)
    const isWritten = await insideWrite(db, async (tx) => {
      const isSame = isDeepStrictEqual([await historyStamp(tx), await readSettings(tx)], [before, settings])
      if (!isSame && tries < MAX_TRIES) return false
      await write(tx, isSame ? folded : await foldAll(tx, await readSettings(tx)))
      return true
    })
    if (isWritten) return
  }
}

/** Folds all anew if what is stored was folded by an earlier version. */
export async function rebuildIfBehind(db: Db): Promise<void> {
  if ((await getProjection(db)) !== PROJECTION) await rebuildSchedules(db)
}

/** Then the log is folded while nobody else can write. */
const MAX_TRIES = 3

type All = { readonly rows: readonly StoredSchedule[]; readonly states: ReadonlyMap<CardId, CardState> }

async function write(tx: Tx, { rows, states }: All): Promise<void> {
  await replaceSchedules(tx, rows)
  await replaceStates(tx, states)
  await setProjection(tx, PROJECTION)
}

async function foldAll(tx: Tx, settings: Settings): Promise<All> {
  const topics = Object.keys(settings.topicRetention).length === 0 ? null : await allTopics(tx)
  const policyOfCard = (id: CardId): Policy => policyOf(settings, topics?.get(id) ?? [])
  const folded = new Map<CardId, Unfinished>()
  const happened = (id: CardId, what: (before: Unfinished) => Unfinished) =>
    folded.set(id, what(folded.get(id) ?? UNSEEN))

  const waiting = new Map<CardId, StoredEvent[]>()
  for (const event of await allEvents(tx)) waiting.set(event.cardId, [...(waiting.get(event.cardId) ?? []), event])
  const applyBefore = (id: CardId, review: number): void => {
    const events = waiting.get(id) ?? []
    for (let next = events[0]; next && next.afterReview < review; next = events[0]) {
      const event = next
      happened(id, (before) => afterEvent(before, event))
      events.shift()
    }
  }
  for await (const batch of reviewLog(tx)) {
    for (const review of batch) {
      applyBefore(review.cardId, review.id)
      happened(review.cardId, (before) => afterReview(before, review, policyOfCard(review.cardId)))
    }
  }
  for (const id of waiting.keys()) applyBefore(id, Infinity)

  const rows = [...folded].flatMap(([cardId, unfinished]) => {
    const policy = policyOfCard(cardId)
    return rowOf(cardId, finished(unfinished, policy).schedule, policy) ?? []
  })
  return { rows, states: new Map([...folded].map(([id, { state }]) => [id, state])) }
}

/** Folds those of these cards anew that were reviewed, where their topics decide how well they are to be remembered. */
export async function refoldTopics(db: Db, ids: readonly CardId[]): Promise<void> {
  if (ids.length === 0 || Object.keys((await readSettings(db)).topicRetention).length === 0) return
  await insideWrite(db, async (tx) => {
    const settings = await readSettings(tx)
    for (const id of (await schedulesOf(tx, ids)).keys()) await refold(tx, id, settings)
  })
}

/** Folds the histories of some cards anew, within a transaction that holds the write lock. */
export async function refoldCards(tx: Tx, cards: Iterable<CardId>): Promise<void> {
  const settings = await readSettings(tx)
  for (const cardId of cards) await refold(tx, cardId, settings)
}
