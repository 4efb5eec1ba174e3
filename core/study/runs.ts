import { UNTOUCHED } from '#core/schedule/history.ts'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { isWhole } from '#core/practice/plan.ts'
import { RunId } from '#core/practice/record.ts'
import { err, ok } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import { draftsOf } from '#core/store/drafts.ts'
import { insideWrite } from '#core/store/reviews.ts'
import { addRun, addSkip, findRun, latestRuns, skipsOf } from '#core/store/runs.ts'
import type { StoredRun } from '#core/store/runs.ts'
import { attemptsInRun } from './attempt-view.ts'
import type { AttemptView } from './attempt-view.ts'
import { chainAsRead } from './cards.ts'
import type { Context } from './context.ts'
import { nextCards } from './queue.ts'
import { orderChain } from './run-order.ts'
import { policyOf, readSettings } from './settings.ts'
import { cardBriefs } from './standing.ts'
import type { CardBrief } from './views.ts'

export const MAX_RUN_CARDS = 50
export const MAX_RUN_MINUTES = 180
const MINUTE_MS = 60_000
/** Thought, answer, nitpick and gate, roughly. Nobody is faster than a minute. */
const MINUTES_A_CARD = 2
/** A run left lying for a day is over; so is one begun by a clock that was ahead by as much. */
const LIES_MS = 24 * 3_600_000
/** Attempts under way that are looked at, to see whether a question of the run is begun. */
const DRAFTS = 20

/** What a run asks, and how much: so many cards, so many minutes, or whichever comes first. */
export const RunInput = z
  .strictObject({
    source: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('due') }),
      z.strictObject({ kind: z.literal('chain'), id: CardId }),
    ]),
    cards: z.int().min(1).max(MAX_RUN_CARDS).nullable(),
    minutes: z.int().min(1).max(MAX_RUN_MINUTES).nullable(),
    /** No model answers until the run is over. */
    isInterview: z.boolean(),
  })
  .refine(({ cards, minutes }) => cards !== null || minutes !== null, 'needs an end')
export type RunInput = z.infer<typeof RunInput>

/** A card of a run. `attempt`: the first whole attempt at it in this run, which is the one that counts. */
export type RunCard = { readonly card: CardBrief; readonly attempt: AttemptView | null; readonly isSkipped: boolean }

export type RunView = {
  readonly id: RunId
  readonly startedAt: Date
  readonly isInterview: boolean
  /** Null: as many as there are cards. */
  readonly limitMs: number | null
  /** In the order in which they are asked. One whose file is gone or archived is left out, unless it was answered. */
  readonly cards: readonly RunCard[]
  /** The card to ask now. Null: the run is over. */
  readonly next: CardId | null
  /** Whether an attempt at `next` is under way in this run. */
  readonly isBegun: boolean
  readonly endsAt: Date | null
  readonly isOver: boolean
}

/** Whether model answers are not to be shown yet. */
export const isSecret = ({ isInterview, isOver }: RunView): boolean => isInterview && !isOver

/**
 * Sets up a run and chooses its cards. `due`: as the queue has them, with the new cards that may still be introduced
 * today. `chain`: see `orderChain`.
 */
export async function startRun(
  ctx: Context,
  { source, cards, minutes, isInterview }: RunInput,
): Promise<Result<RunId, { readonly kind: 'nothing-to-ask' }>> {
  const limit = cards ?? minutes ?? MAX_RUN_CARDS
  const likely = Math.min(limit, Math.ceil((minutes ?? Infinity) / MINUTES_A_CARD))
  const cardIds =
    source.kind === 'due'
      ? (await nextCards(ctx, limit)).map(({ card }) => card.id)
      : (await chainOrder(ctx, source.id, likely)).slice(0, limit)
  if (cardIds.length === 0) return err({ kind: 'nothing-to-ask' })
  const id = RunId.parse(crypto.randomUUID())
  const limitMs = minutes === null ? null : minutes * MINUTE_MS
  await addRun(ctx.db, { id, startedAt: ctx.now(), cardIds, limitMs, isInterview })
  return ok(id)
}

async function chainOrder(ctx: Context, root: CardId, first: number): Promise<CardId[]> {
  const asked = ((await chainAsRead(ctx, root)) ?? []).filter(({ archived }) => !archived)
  return orderChain(asked, first)
}

/** How a run stands, as its attempts and skips have it. Null: there is no such run. */
export async function viewRun(ctx: Context, id: RunId): Promise<RunView | null> {
  const run = await findRun(ctx.db, id)
  return run && viewOf(ctx, run)
}

/** The runs begun last, newest first. */
export const listRuns = async (ctx: Context, limit: number): Promise<readonly RunView[]> =>
  Promise.all((await latestRuns(ctx.db, limit)).map((run) => viewOf(ctx, run)))

async function viewOf(ctx: Context, { id, startedAt, cardIds, limitMs, isInterview }: StoredRun): Promise<RunView> {
  const now = ctx.now()
  const [attempts, skips, briefs] = await Promise.all([
    attemptsInRun(ctx, id),
    skipsOf(ctx.db, id),
    cardBriefs(ctx.db, cardIds, now, policyOf(await readSettings(ctx.db))),
  ])
  const whole = attempts.filter(({ plan, judgement }) => isWhole(plan) && judgement !== null)
  const skipped = new Set(skips.map(({ cardId }) => cardId))
  const cards = cardIds.flatMap((cardId): RunCard[] => {
    const attempt = whole.find((one) => one.cardId === cardId) ?? null
    const card = briefs.get(cardId) ?? (attempt && nameless(cardId))
    const isLeftOut = !card || (card.archived && attempt === null)
    return isLeftOut ? [] : [{ card, attempt, isSkipped: attempt === null && skipped.has(cardId) }]
  })

  const endsAt = limitMs === null ? null : new Date(startedAt.getTime() + limitMs)
  const waiting = cards.find(({ attempt, isSkipped }) => attempt === null && !isSkipped)?.card.id ?? null
  const isBegun = waiting !== null && (await draftsOf(ctx.db, waiting, DRAFTS)).some(({ runId }) => runId === id)
  const hasTime = endsAt === null || now < endsAt
  const lies = Math.abs(now.getTime() - startedAt.getTime()) >= LIES_MS
  const next = lies || !(hasTime || isBegun) ? null : waiting
  return {
    id,
    startedAt,
    isInterview,
    limitMs,
    cards,
    next,
    isBegun: next !== null && isBegun,
    endsAt,
    isOver: next === null,
  }
}

/** What is left to say of a card that was answered and whose file is gone. */
const nameless = (id: CardId): CardBrief => ({
  id,
  title: id,
  lang: 'en',
  topics: [],
  archived: false,
  standing: { state: 'locked' },
  put: UNTOUCHED,
})

export type SkipError = { readonly kind: 'unknown-run' } | { readonly kind: 'not-in-run' }

/** Passes over a card of a run. One that was answered or passed over stays as it is. */
export async function skipInRun(ctx: Context, runId: RunId, cardId: CardId): Promise<Result<null, SkipError>> {
  const run = await findRun(ctx.db, runId)
  if (!run) return err({ kind: 'unknown-run' })
  if (!run.cardIds.includes(cardId)) return err({ kind: 'not-in-run' })
  await addSkip(ctx.db, runId, { cardId, skippedAt: ctx.now() })
  return ok(null)
}

/** Ends a run here: every card not answered yet is passed over, also one whose file is gone and may come back. */
export async function endRun(ctx: Context, runId: RunId): Promise<Result<null, { readonly kind: 'unknown-run' }>> {
  const run = await findRun(ctx.db, runId)
  if (!run) return err({ kind: 'unknown-run' })
  const { cards } = await viewOf(ctx, run)
  const answered = new Set(cards.flatMap(({ card, attempt }) => (attempt ? [card.id] : [])))
  const skippedAt = ctx.now()
  await insideWrite(ctx.db, async (tx) => {
    for (const cardId of run.cardIds) if (!answered.has(cardId)) await addSkip(tx, runId, { cardId, skippedAt })
  })
  return ok(null)
}
