import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { ACTIVITIES } from '#core/journal/activity.ts'
import { addStretches, type StoredStretch } from '#core/store/stretches.ts'
import type { Context } from '../context.ts'

/** Twice as long as a page lets a stretch become. */
const MAX_MS = 10 * 60_000
/** So far the clock of a browser may be ahead of the server's, as when it was set right meanwhile. */
const AHEAD_MS = 60_000
/** What a browser could not send for so long was measured by a clock that was wrong. */
const BEHIND_MS = 366 * 24 * 60 * 60_000

/** Stretches of study as a page sends them, in ms; those that could not be sent before among them. */
export const StretchesInput = z.strictObject({
  stretches: z
    .array(
      z
        .strictObject({
          /** Minted where it was measured: one that arrives twice is kept once. */
          id: z.uuid(),
          startedAt: z.iso.datetime().transform((text) => new Date(text)),
          activity: z.enum(ACTIVITIES),
          cardId: CardId.nullable(),
          activeMs: z.int().nonnegative(),
          idleMs: z.int().nonnegative(),
        })
        .refine(({ activeMs, idleMs }) => activeMs + idleMs <= MAX_MS, `longer than ${MAX_MS} ms`),
    )
    .min(1)
    .max(100),
})
export type StretchesInput = z.infer<typeof StretchesInput>

/**
 * Keeps stretches of study, but for those that cannot have been: that begin in the future or more than a year ago, or hold
 * more time than has passed since they began. Answers the ids of those that are refused. Sent again, a stretch is kept once.
 */
export async function keepStretches(ctx: Context, { stretches }: StretchesInput): Promise<readonly string[]> {
  const now = ctx.now()
  const hasBeen = ({ startedAt, activeMs, idleMs }: StoredStretch): boolean =>
    startedAt.getTime() >= now.getTime() - BEHIND_MS &&
    startedAt.getTime() + activeMs + idleMs <= now.getTime() + AHEAD_MS
  await addStretches(ctx.db, stretches.filter(hasBeen))
  return stretches.filter((stretch) => !hasBeen(stretch)).map(({ id }) => id)
}
