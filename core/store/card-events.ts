import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { type CardEvent, EVENT_KINDS } from '#core/schedule/history.ts'
import { Rating } from '#core/schedule/rating.ts'
import { idsOf, ownerOf } from './card-aliases.ts'
import type { Tx } from './client.ts'
import { execute, inOrder, json, KnownId, readRows } from './rows.ts'

/** An event of one card that counts. */
export type StoredEvent = CardEvent & {
  /** Grows with every event added. */
  readonly id: number
  readonly cardId: CardId
  /** The newest review of the card then: the event comes after it and before the card's next. 0: there was none. */
  readonly afterReview: number
  /** Events of one action share one. */
  readonly batch: string
}

/** In SQL: event `v` was not taken back. */
export const EVENT_COUNTS = `NOT EXISTS (SELECT 1 FROM "EventUndo" AS u WHERE u.eventId = v.id)`
const EVENT = `json_object('id', v.id, 'cardId', ${ownerOf('v.cardId')}, 'at', v.at, 'kind', v.kind, 'until', v.until,
  'afterReview', coalesce(v.afterReview, 0), 'batch', v.batch,
  'rating', v.rating, 'durationMs', v.durationMs)`

const Row = z
  .object({
    id: z.number(),
    cardId: KnownId,
    at: z.number(),
    kind: z.enum(EVENT_KINDS),
    until: z.number().nullable(),
    afterReview: z.number(),
    batch: z.string(),
    rating: Rating.nullable(),
    durationMs: z.number().nullable(),
  })
  .transform(({ kind, at, until, rating, durationMs, ...rest }): StoredEvent => {
    const event = { ...rest, at: new Date(at) }
    switch (kind) {
      case 'bury':
      case 'set-due':
        if (until === null) throw new Error(`event ${rest.id} has no day`)
        return { ...event, kind, until: new Date(until) }
      case 'rehearse':
        if (rating === null) throw new Error(`event ${rest.id} has no rating`)
        return { ...event, kind, rating, durationMs }
      default:
        return { ...event, kind }
    }
  })

/** The events of these cards that count, mixed, in the order in which they happened. */
export const eventsOfCards = (tx: Tx, ids: readonly CardId[]): Promise<StoredEvent[]> => {
  const from = `json_each(?) AS j CROSS JOIN "CardEvent" AS v ON v.cardId IN (${idsOf('j.value')}) WHERE ${EVENT_COUNTS}`
  return readRows(tx, Row, inOrder(EVENT, 'v', from, 'v.id'), json(ids))
}

/** The event that happened last of those that count. */
export async function lastEvent(tx: Tx): Promise<StoredEvent | null> {
  const sql = `SELECT json_group_array(${EVENT}) AS rows FROM (
    SELECT * FROM "CardEvent" AS v WHERE ${EVENT_COUNTS} ORDER BY v.id DESC LIMIT 1) AS v`
  const [last] = await readRows(tx, Row, sql)
  return last ?? null
}

/** The events of one action that count. */
export const eventsOfBatch = (tx: Tx, batch: string): Promise<StoredEvent[]> =>
  readRows(tx, Row, inOrder(EVENT, 'v', `"CardEvent" AS v WHERE v.batch = ? AND ${EVENT_COUNTS}`, 'v.id'), batch)

/** How many times each of these cards was rehearsed, where that counts; those that never were are left out. */
export async function rehearsalsOf(tx: Tx, ids: readonly CardId[]): Promise<ReadonlyMap<CardId, number>> {
  const rows = await readRows(
    tx,
    z.tuple([KnownId, z.number()]),
    `SELECT json_group_array(json_array(cardId, n)) AS rows FROM (
      SELECT j.value AS cardId, count(*) AS n FROM json_each(?) AS j
      CROSS JOIN "CardEvent" AS v ON v.cardId IN (${idsOf('j.value')})
      WHERE v.kind = 'rehearse' AND ${EVENT_COUNTS} GROUP BY j.value)`,
    json(ids),
  )
  return new Map(rows)
}

/** Adds one action: an event for each of these cards. */
export async function addEvents(
  tx: Tx,
  events: readonly { readonly cardId: CardId; readonly event: CardEvent }[],
  batch: string,
): Promise<void> {
  const rows = events.map(({ cardId, event }) => ({ cardId, until: null, rating: null, durationMs: null, ...event }))
  await execute(
    tx,
    `INSERT INTO "CardEvent" (cardId, kind, at, until, rating, durationMs, afterReview, batch)
      SELECT value ->> 'cardId', value ->> 'kind', value ->> 'at', value ->> 'until', value ->> 'rating', value ->> 'durationMs',
        (SELECT max(r.id) FROM "Review" AS r WHERE r.cardId IN (${idsOf("value ->> 'cardId'")})), ?2 FROM json_each(?1)`,
    json(rows.map(({ at, until, ...rest }) => ({ ...rest, at: at.getTime(), until: until?.getTime() ?? null }))),
    batch,
  )
}

/** Takes events back: they stay, and no longer count. Each can be taken back once; a second time throws. */
export async function undoEvents(tx: Tx, events: readonly StoredEvent[], undoneAt: Date): Promise<void> {
  await execute(
    tx,
    `INSERT INTO "EventUndo" (eventId, undoneAt) SELECT value, ?2 FROM json_each(?1)`,
    json(events.map(({ id }) => id)),
    undoneAt.getTime(),
  )
}

/** The events of all cards that count, in the order in which they happened. */
export const allEvents = (tx: Tx): Promise<StoredEvent[]> =>
  readRows(tx, Row, inOrder(EVENT, 'v', `"CardEvent" AS v WHERE ${EVENT_COUNTS}`, 'v.id'))

/** Every card with an event that counts. */
export const cardsWithEvents = (tx: Tx): Promise<CardId[]> =>
  readRows(
    tx,
    KnownId,
    `SELECT json_group_array(DISTINCT ${ownerOf('v.cardId')}) AS rows FROM "CardEvent" AS v WHERE ${EVENT_COUNTS}`,
  )

/** What differs as soon as any fact that schedules are folded from was added: how many there are of each kind. */
export const historyStamp = (tx: Tx): Promise<number[]> =>
  readRows(
    tx,
    z.number(),
    `SELECT json_array(
      (SELECT count(*) FROM "Review"), (SELECT count(*) FROM "Undo"),
      (SELECT count(*) FROM "CardEvent"), (SELECT count(*) FROM "EventUndo"), (SELECT count(*) FROM "Attempt")) AS rows`,
  )
