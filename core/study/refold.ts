import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { CardId } from '#core/card/card.ts'
import {
  afterEvent,
  afterReview,
  type CardState,
  finished,
  foldHistory,
  type History,
  UNSEEN,
  type Unfinished,
} from '#core/schedule/history.ts'
import { opensUntil, type Policy, type Schedule } from '#core/schedule/memory.ts'
import { allOwners, ownersOf } from '#core/store/card-aliases.ts'
import { allEvents, eventsOfCards, historyStamp, type StoredEvent } from '#core/store/card-events.ts'
import { putStates, replaceStates } from '#core/store/card-states.ts'
import { allTopics, briefs, indexStamp } from '#core/store/cards.ts'
import type { Db, Tx } from '#core/store/db.ts'
import { reviewLog } from '#core/store/review-log.ts'
import { insideWrite, reviewsOfCards } from '#core/store/reviews.ts'
import { putSchedules, replaceSchedules, schedulesOf, type StoredSchedule } from '#core/store/schedules.ts'
import { getProjection, setProjection } from '#core/store/settings.ts'
import { policyOf, readSettings, type Settings } from './settings.ts'

/** Raised when the same history leads to other schedules than before: all are then folded anew, once. */
const PROJECTION = 3

/**
 * Everything that happened to a card, and to those it has taken in, and counts, in order: an event comes after the card's
 * reviews there were, before the next. Of a card that was taken in itself: nothing.
 */
export const historyOf = async (tx: Tx, cardId: CardId): Promise<History> =>
  (await historiesOf(tx, [cardId])).get(cardId) ?? []

/** The same of several cards; one to which nothing happened has none. */
export async function historiesOf(tx: Tx, ids: readonly CardId[]): Promise<ReadonlyMap<CardId, History>> {
  const histories = new Map<CardId, History[number][]>()
  for (const { cardId, happened } of await happenedTo(tx, ids)) {
    const history = histories.get(cardId)
    if (history) history.push(happened)
    else histories.set(cardId, [happened])
  }
  return histories
}

/** What happened to these cards, as though they were one: what merging them would lead to. */
export const historyTogether = async (tx: Tx, ids: readonly CardId[]): Promise<History> =>
  (await happenedTo(tx, ids)).map(({ happened }) => happened)

async function happenedTo(tx: Tx, ids: readonly CardId[]) {
  const [reviews, events] = [await reviewsOfCards(tx, ids), await eventsOfCards(tx, ids)]
  return [
    ...reviews.map((one) => {
      return { at: [one.id, -Infinity], cardId: one.cardId, happened: { what: 'review' as const, ...one } }
    }),
    ...events.map((one) => {
      return { at: [one.afterReview, one.id], cardId: one.cardId, happened: { what: 'event' as const, ...one } }
    }),
  ].toSorted(({ at: [a = 0, b = 0] }, { at: [c = 0, d = 0] }) => a - c || b - d)
}

/** The policies that hold for these cards. One that is gone has no topics. */
export async function policiesFor(tx: Tx, ids: readonly CardId[], settings: Settings): Promise<(id: CardId) => Policy> {
  const found = Object.keys(settings.topicRetention).length === 0 ? null : await briefs(tx, ids)
  return (id) => policyOf(settings, found?.get(id)?.topics ?? [])
}

export const policyFor = async (tx: Tx, id: CardId, settings: Settings): Promise<Policy> =>
  (await policiesFor(tx, [id], settings))(id)

/** Folds the histories of cards anew, and of those that have taken them in, and puts down what they amount to, within a transaction that holds the write lock. */
export async function refoldCards(tx: Tx, cards: Iterable<CardId>): Promise<void> {
  for await (const { rows, states } of foldedAnew(tx, cards)) {
    await putSchedules(tx, rows)
    await putStates(tx, states)
  }
}

/** What the histories of cards amount to, some cards at a time. A card that is new has no row. */
export async function* foldedAnew(tx: Tx, cards: Iterable<CardId>) {
  const settings = await readSettings(tx)
  const asked = [...cards]
  const all = [...new Set([...asked, ...(await ownersOf(tx, asked))])]
  for (let start = 0; start < all.length; start += AT_ONCE) {
    const ids = all.slice(start, start + AT_ONCE)
    const [histories, policyOfCard] = [await historiesOf(tx, ids), await policiesFor(tx, ids, settings)]
    const [rows, states] = [new Map<CardId, StoredSchedule | null>(), new Map<CardId, CardState>()]
    for (const id of ids) {
      const policy = policyOfCard(id)
      const { schedule, state } = foldHistory(histories.get(id) ?? [], policy)
      rows.set(id, rowOf(id, schedule, policy))
      states.set(id, state)
    }
    yield { ids, rows, states }
  }
}

/** Cards that are gone through before others have their turn. */
const AT_ONCE = 500

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
    const [before, settings] = [await stampOf(db), await readSettings(db)]
    const folded = await foldAll(db, settings)
    const isWritten = await insideWrite(db, async (tx) => {
      const isSame = isDeepStrictEqual([await stampOf(tx), await readSettings(tx)], [before, settings])
      if (!isSame && tries < MAX_TRIES) return false
      await write(tx, isSame ? folded : await foldAll(tx, await readSettings(tx)))
      return true
    })
    if (isWritten) return
  }
}

/** Cards are part of it, as their topics may decide how well they are to be remembered, and others belong to them. */
const stampOf = async (tx: Tx) => [await historyStamp(tx), await indexStamp(tx), await allOwners(tx)]

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
  const ofNoTopic = policyOf(settings)
  const policyOfCard = (id: CardId): Policy => (topics === null ? ofNoTopic : policyOf(settings, topics.get(id) ?? []))
  const folded = new Map<CardId, Unfinished>()
  const happened = (id: CardId, what: (before: Unfinished) => Unfinished) =>
    folded.set(id, what(folded.get(id) ?? UNSEEN))

  const waiting = new Map<CardId, StoredEvent[]>()
  const events = (await allEvents(tx)).toSorted((a, b) => a.afterReview - b.afterReview || a.id - b.id)
  for (const event of events) waiting.set(event.cardId, [...(waiting.get(event.cardId) ?? []), event])
  const applyBefore = (id: CardId, review: number): void => {
    const left = waiting.get(id) ?? []
    for (let next = left[0]; next && next.afterReview < review; next = left[0]) {
      const event = next
      happened(id, (before) => afterEvent(before, event))
      left.shift()
    }
  }
  for await (const batch of reviewLog(tx)) {
    for (const review of batch) {
      applyBefore(review.cardId, review.id)
      happened(review.cardId, (before) => afterReview(before, review, policyOfCard(review.cardId)))
    }
  }
  for (const id of waiting.keys()) applyBefore(id, Infinity)

  const rows: StoredSchedule[] = []
  for (const [cardId, unfinished] of folded) {
    const policy = policyOfCard(cardId)
    const row = rowOf(cardId, finished(unfinished, policy).schedule, policy)
    if (row) rows.push(row)
    if (rows.length % AT_ONCE === 0) await setImmediate()
  }
  return { rows, states: new Map([...folded].map(([id, { state }]) => [id, state])) }
}

/** Folds those of these cards anew that were reviewed, where their topics decide how well they are to be remembered. */
export async function refoldTopics(db: Db, ids: readonly CardId[]): Promise<void> {
  if (ids.length === 0 || Object.keys((await readSettings(db)).topicRetention).length === 0) return
  await insideWrite(db, async (tx) => refoldCards(tx, (await schedulesOf(tx, ids)).keys()))
}
