import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { Rating } from '#core/schedule/rating.ts'
import { idsOf, ownerOf } from './card-aliases.ts'
import { prismaOf, type Tx } from './client.ts'
import { bool, inOrder, Instant, KnownId, readNumber, readRows, real, json } from './rows.ts'

export { insideWrite } from './write.ts'
export { cardsReviewed, putSchedule, scheduleOf, type StoredSchedule } from './schedules.ts'

/** A review of one card that counts. `id` grows with every review added. */
export type StoredReview = {
  readonly id: number
  readonly reviewedAt: Date
  readonly rating: Rating
  /** From question to rating, in ms. Null: not measured. */
  readonly durationMs: number | null
  /** Where in its window the interval was put. Null: it is exact. */
  readonly place: number | null
  /** It was given with an attempt that passed the gate. */
  readonly isGatePassed: boolean
}
export type CardReview = StoredReview & { readonly cardId: CardId }

/** In SQL: review `r` was not taken back. */
export const COUNTS = `NOT EXISTS (SELECT 1 FROM "Undo" AS u WHERE u.reviewId = r.id)`

/** What `REVIEW` reads. */
export const ReviewRow = z.object({
  id: z.number(),
  cardId: KnownId,
  reviewedAt: Instant,
  rating: Rating,
  durationMs: z.number().nullable(),
  place: z.number().nullable(),
  isGatePassed: z.boolean(),
})
const GATE_PASSED = bool(`EXISTS (SELECT 1 FROM "Attempt" AS a WHERE a.reviewId = r.id AND a.verdict = 'passed')`)
/** In SQL: review `r` as a `ReviewRow`, of the card to whose history it belongs. */
export const REVIEW = `json_object('id', r.id, 'cardId', ${ownerOf('r.cardId')}, 'reviewedAt', r.reviewedAt, 'rating', r.rating, 'durationMs', r.durationMs,
  'place', ${real('r.place')}, 'isGatePassed', ${GATE_PASSED})`

/** The reviews of a card that count, in the order in which they were given. */
export const reviewsOf = (tx: Tx, cardId: CardId): Promise<CardReview[]> => reviewsOfCards(tx, [cardId])

/** The same of several cards, mixed. */
export function reviewsOfCards(tx: Tx, ids: readonly CardId[]): Promise<CardReview[]> {
  const from = `json_each(?) AS j CROSS JOIN "Review" AS r ON r.cardId IN (${idsOf('j.value')}) WHERE ${COUNTS}`
  return readRows(tx, ReviewRow, inOrder(REVIEW, 'r', from, 'r.id'), json(ids))
}

/** The reviews that count from `from` (inclusive) to `to` (exclusive), in the order in which they were given. */
export function reviewsBetween(tx: Tx, from: Date, to: Date): Promise<CardReview[]> {
  const within = `"Review" AS r WHERE r.reviewedAt >= ? AND r.reviewedAt < ? AND ${COUNTS}`
  const sql = inOrder(REVIEW, 'r', within, 'r.id')
  return readRows(tx, ReviewRow, sql, from.getTime(), to.getTime())
}

/** How many reviews count from `from` (inclusive) to `to` (exclusive). */
export const reviewCountBetween = (tx: Tx, from: Date, to: Date): Promise<number> =>
  readNumber(
    tx,
    `SELECT count(*) AS n FROM "Review" AS r WHERE r.reviewedAt >= ? AND r.reviewedAt < ? AND ${COUNTS}`,
    from.getTime(),
    to.getTime(),
  )

/** The review given last of those that count: what an undo takes back. */
export async function lastReview(tx: Tx): Promise<CardReview | null> {
  const sql = `SELECT json_group_array(${REVIEW}) AS rows FROM (
    SELECT * FROM "Review" AS r WHERE ${COUNTS} ORDER BY r.id DESC LIMIT 1) AS r`
  const [last] = await readRows(tx, ReviewRow, sql)
  return last ?? null
}

/** Adds a review; answers its id. */
export async function addReview(tx: Tx, review: Omit<CardReview, 'id' | 'isGatePassed'>): Promise<number> {
  const { cardId, reviewedAt, rating, durationMs, place } = review
  const row = await prismaOf(tx).review.create({
    data: { cardId, reviewedAt, rating, durationMs, place },
    select: { id: true },
  })
  return row.id
}

/** Takes a review back: it stays, and no longer counts. A review can be taken back once; a second time throws. */
export async function addUndo(tx: Tx, reviewId: number, undoneAt: Date): Promise<void> {
  await prismaOf(tx).undo.create({ data: { reviewId, undoneAt } })
}
