import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { idsOf, ownerOf } from './card-aliases.ts'
import { prismaOf, type Tx } from './client.ts'
import { bool, inOrder, Instant, KnownId, readRows } from './rows.ts'

/** A stretch of time spent on one reference of a card, or its being marked as read or unread. */
export type NewReading = {
  readonly cardId: CardId
  /** Of the reference. */
  readonly url: string
  readonly at: Date
  readonly spentMs: number
  /** Whether the reference counts as read from then on. */
  readonly isDone: boolean
}

/** `id` grows with every reading added. */
export type StoredReading = NewReading & { readonly id: number }

/** Adds a reading; answers its id. */
export async function addReading(tx: Tx, reading: NewReading): Promise<number> {
  const { cardId, url, at, spentMs, isDone } = reading
  const data = { cardId, url, at, spentMs, isDone }
  return (await prismaOf(tx).reading.create({ data, select: { id: true } })).id
}

/** In SQL: reading `r` tells that something was read: it took time, or marks what still counts as read. */
export const WAS_READ = `(r.spentMs > 0 OR r.isDone = 1 AND (SELECT n.isDone FROM "Reading" AS n
  WHERE n.cardId = r.cardId AND n.url = r.url ORDER BY n.id DESC LIMIT 1))`

const Row = z.object({
  id: z.number(),
  cardId: KnownId,
  url: z.string(),
  at: Instant,
  spentMs: z.number(),
  isDone: z.boolean(),
})
const READING = `json_object('id', r.id, 'cardId', ${ownerOf('r.cardId')}, 'url', r.url, 'at', r.at, 'spentMs', r.spentMs, 'isDone', ${bool('r.isDone')})`

/** What was read of the references of a card, and of those it has taken in, in the order in which it was. */
export const readingsOf = (tx: Tx, cardId: CardId): Promise<StoredReading[]> =>
  readRows(tx, Row, inOrder(READING, 'r', `"Reading" AS r WHERE r.cardId IN (${idsOf('?1')})`, 'r.id'), cardId)
