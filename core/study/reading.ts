import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import type { Reference, ReferenceKind } from '#core/card/card.ts'
import { err, ok } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import { ownerAmong } from '#core/store/card-aliases.ts'
import { findCard } from '#core/store/cards.ts'
import { addReading as addFact, readingsOf as factsOf } from '#core/store/readings.ts'
import type { StoredReading } from '#core/store/readings.ts'
import { insideWrite } from '#core/store/reviews.ts'
import type { Context } from './context.ts'

/** As long as the timer can be set. More is a tab left open, not reading. */
const MAX_SPENT_MS = 120 * 60_000

/** Time spent on one reference of a card, its being marked, or both. `isDone` null: it stays marked as it was. */
export const ReadingInput = z.strictObject({
  cardId: CardId,
  /** Of the reference. */
  url: z.string().min(1).max(4000),
  spentMs: z
    .int()
    .nonnegative()
    .transform((ms) => Math.min(ms, MAX_SPENT_MS)),
  isDone: z.boolean().nullable(),
})
export type ReadingInput = z.infer<typeof ReadingInput>

/** One reference, and what was read of it so far. */
export type ReferenceReading = {
  /** `kind` null: it was read once and has gone from the card since. */
  readonly reference: Omit<Reference, 'kind'> & { readonly kind: ReferenceKind | null }
  readonly spentMs: number
  readonly isDone: boolean
}

export type ReadingError =
  | { readonly kind: 'unknown-card'; readonly cardId: CardId }
  /** It does not stand on the card, and was never read. */
  | { readonly kind: 'unknown-reference'; readonly url: string }

/** Keeps what was read. The references of a card are those it lists, and those that were read while it did. */
export async function addReading(
  ctx: Context,
  { cardId: named, url, spentMs, isDone }: ReadingInput,
): Promise<Result<null, ReadingError>> {
  const at = ctx.now()
  return insideWrite(ctx.db, async (tx) => {
    const cardId = await ownerAmong(tx, named)
    const [card, before] = [await findCard(tx, cardId), await factsOf(tx, cardId)]
    if (!card) return err<ReadingError>({ kind: 'unknown-card', cardId })
    const last = before.findLast((reading) => reading.url === url)
    if (!last && !card.references.some((reference) => reference.url === url)) {
      return err<ReadingError>({ kind: 'unknown-reference', url })
    }
    await addFact(tx, { cardId, url, at, spentMs, isDone: isDone ?? last?.isDone ?? false })
    return ok(null)
  })
}

/**
 * The references of a card in the author's order, with the time spent on each and whether it was last marked as read;
 * then those that were read once and have gone from the card. Empty for a card that does not exist and was never read.
 */
export async function readingsOf(ctx: Context, cardId: CardId): Promise<readonly ReferenceReading[]> {
  const [card, facts] = [await findCard(ctx.db, cardId), await factsOf(ctx.db, cardId)]
  const all = card?.references ?? []
  // An address listed twice is read once.
  const listed = all.filter(({ url }, i) => all.findIndex((one) => one.url === url) === i)
  const urls = new Set(listed.map(({ url }) => url))
  const gone = [...new Set(facts.map(({ url }) => url))].filter((url) => !urls.has(url))
  return [...listed, ...gone.map((url) => ({ url, title: url, kind: null }))].map((reference) => ({
    reference,
    ...sumOf(facts.filter(({ url }) => url === reference.url)),
  }))
}

const sumOf = (facts: readonly StoredReading[]): Pick<ReferenceReading, 'spentMs' | 'isDone'> => ({
  spentMs: facts.reduce((total, { spentMs }) => total + spentMs, 0),
  isDone: facts.at(-1)?.isDone ?? false,
})
