import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { err, ok, type Result } from '#core/result.ts'
import { attemptCounts } from '#core/store/map.ts'
import { indexStamp } from '#core/store/cards.ts'
import type { Db } from '#core/store/db.ts'
import { addVerdict, type CardWords, cardWords, inIdOrder, verdictOn, verdicts } from '#core/store/duplicates.ts'
import { shelvesOf } from '#core/store/questions.ts'
import { insideWrite } from '#core/store/reviews.ts'
import { type AlikeCards, alikeCards } from './alike-cards.ts'
import type { Context } from './context.ts'
import { inSteps, newBreath } from './in-steps.ts'
import { inTurn } from './in-turn.ts'
import { policyOf, readSettings } from './settings.ts'
import { cardBriefs } from './standing.ts'
import type { CardBrief } from './views.ts'

/** Pairs kept at most in one language, and in two, the most alike: nobody would go through more. */
const MAX_PAIRS = 500

export type DuplicateCard = CardBrief & {
  readonly reviews: number
  /** Single sentences included. */
  readonly attempts: number
}
/** Two cards that may ask the same. `into` is the one that is known better, which the other is to be merged into. */
export type DuplicatePair = {
  readonly from: DuplicateCard
  readonly into: DuplicateCard
  /** How alike they are, 0..1. */
  readonly score: number
  /** They are in two languages, and share only names. */
  readonly perhaps: boolean
}
/** `skipped`: how many of all stand before these. */
export type Duplicates = { readonly pairs: readonly DuplicatePair[]; readonly skipped: number; readonly total: number }

/**
 * Cards that may ask the same, but for those that were said to be two questions; the most alike first. Who skips more than there
 * are, as some were merged meanwhile, gets the last page of `limit`.
 */
export async function viewDuplicates(
  ctx: Context,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<Duplicates> {
  const apart = new Set((await verdicts(ctx.db)).flatMap(({ takenBack, ...pair }) => (takenBack ? [] : keyOf(pair))))
  const found = (await alikeNow(ctx)).filter(({ a, b }) => !apart.has(keyOf({ aId: a, bId: b })))
  const skipped = Math.min(skip, Math.floor(Math.max(0, found.length - 1) / limit) * limit)
  const asked = found.slice(skipped, skipped + limit)
  const [policy, attempts] = [policyOf(await readSettings(ctx.db)), await attemptCounts(ctx.db)]
  const ids = [...new Set(asked.flatMap(({ a, b }) => [a, b]))]
  const briefs = await cardBriefs(ctx.db, ids, ctx.now(), policy)
  const cardOf = (id: CardId): DuplicateCard | null => {
    const brief = briefs.get(id)
    if (!brief) return null
    const reviews = brief.standing.state === 'review' ? brief.standing.reps : 0
    return { ...brief, reviews, attempts: attempts.get(id) ?? 0 }
  }
  const pairs = asked.flatMap(({ a, b, score, perhaps }): DuplicatePair[] => {
    const [one, other] = [cardOf(a), cardOf(b)]
    if (!one || !other) return []
    const isOther = other.reviews + other.attempts > one.reviews + one.attempts
    return [{ ...(isOther ? { from: one, into: other } : { from: other, into: one }), score, perhaps }]
  })
  return { pairs, skipped, total: found.length }
}

/** Two cards, and whether it is taken back that they are two questions. */
export const VerdictInput = z
  .strictObject({
    one: CardId,
    other: CardId,
    takenBack: z.enum(['true', 'false']).transform((text) => text === 'true'),
  })
  .refine(({ one, other }) => one !== other)
export type VerdictInput = z.output<typeof VerdictInput>

/**
 * Keeps that two cards are two questions, so that they are not named again; or takes that back. What was said before is not
 * said again.
 */
export async function sayNotDuplicate(
  ctx: Context,
  { one, other, takenBack }: VerdictInput,
): Promise<Result<null, { readonly kind: 'unknown-card' }>> {
  const [aId, bId] = inIdOrder(one, other)
  return insideWrite(ctx.db, async (tx) => {
    const known = await shelvesOf(tx, [aId, bId])
    // What was said of a card that is gone by now can be taken back.
    if (!takenBack && known.size < 2) return err({ kind: 'unknown-card' })
    const areTwo = (await verdictOn(tx, { aId, bId }))?.takenBack === false
    if (areTwo === takenBack) await addVerdict(tx, { aId, bId, takenBack, at: ctx.now() })
    return ok(null)
  })
}

/** The pairs of each open library that were found last, and of which state of it. */
const kept = new WeakMap<Db, { readonly stamp: string; readonly found: readonly AlikeCards[] }>()

/**
 * Compared anew only where a card came, went or was changed; others have their turn meanwhile. Never twice at once: who
 * looks while a large library is compared, and again after an edit, waits for both.
 */
const alikeNow = ({ db, dataDir }: Context): Promise<readonly AlikeCards[]> =>
  inTurn(`alike ${dataDir}`, async () => {
    const stamp = String(await indexStamp(db))
    const known = kept.get(db)
    if (known?.stamp === stamp) return known.found
    const found = await compareAll(db)
    kept.set(db, { stamp, found })
    return found
  })

async function compareAll(db: Db): Promise<readonly AlikeCards[]> {
  const breathe = newBreath()
  const cards: CardWords[] = []
  for await (const some of cardWords(db)) {
    cards.push(...some)
    await breathe()
  }
  return inSteps(alikeCards(cards, MAX_PAIRS))
}

const keyOf = ({ aId, bId }: { readonly aId: CardId; readonly bId: CardId }): string => inIdOrder(aId, bId).join(' ')
