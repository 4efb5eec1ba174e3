import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { Rating } from '#core/schedule/rating.ts'
import { isWhole, SENTENCES } from './plan.ts'
import { AttemptEvent, Gate, Plan } from './schema.ts'

/** Minted by whoever begins an attempt. */
export const AttemptId = z.uuid().brand<'AttemptId'>()
export type AttemptId = z.infer<typeof AttemptId>
/** A practice run: several attempts in one go. */
export const RunId = z.uuid().brand<'RunId'>()
export type RunId = z.infer<typeof RunId>

/** How an answer is given: written, spoken and recorded, or spoken with nothing but the clock. */
export const WAYS = ['typed', 'recorded', 'spoken'] as const
export type Way = (typeof WAYS)[number]

/** A finding the learner does not accept, and why. `finding`: its id. */
export const Dismissal = z
  .strictObject({ finding: z.string().max(500), reason: z.string().trim().min(1).max(500) })
  .readonly()
export type Dismissal = z.infer<typeof Dismissal>

/** Far more than fits into a minute; an answer of this size is still critiqued at once. */
const MAX_SENTENCE = 4000
const MAX_EVENTS = 20_000

const shape = {
  id: AttemptId,
  cardId: CardId,
  runId: RunId.nullable(),
  /** The attempt one sentence of which is tried again. */
  retryOf: AttemptId.nullable(),
  way: z.enum(WAYS),
  plan: Plan,
  /** Instant at which the attempt's own clock began. */
  startedAt: z.iso.datetime(),
  events: z.array(AttemptEvent).max(MAX_EVENTS).readonly(),
  /** The ten-second thought as written. */
  thought: z.string().max(MAX_SENTENCE),
  /** What was said, written down; empty where nothing was. Always five: sentence n at n - 1. */
  sentences: z.array(z.string().max(MAX_SENTENCE)).length(SENTENCES).readonly(),
  dismissals: z.array(Dismissal).max(500).readonly(),
}

/** An attempt under way, kept so that a crash or a reload loses nothing. */
export const Draft = z
  .strictObject({
    ...shape,
    /** Grows with every change; an older one never overwrites a newer one. */
    seq: z.int().min(1),
    /** Criteria ticked so far. */
    gate: Gate,
  })
  .readonly()
export type Draft = z.infer<typeof Draft>

/** What is judged at the gate. `rating` null: the attempt is kept and the schedule is left alone. */
export const Judgement = z
  .strictObject({
    gate: Gate,
    rating: Rating.nullable(),
    /** Reviews that counted when the question was shown: an answer to a state that is gone is refused. */
    expectedReps: z.int().nonnegative(),
  })
  .readonly()
export type Judgement = z.infer<typeof Judgement>

/** A finished attempt as it comes in through any door. One sentence tried again is not judged. */
export const AttemptInput = z
  .strictObject({ ...shape, judgement: Judgement.nullable() })
  .refine(({ plan, judgement }) => isWhole(plan) === (judgement !== null), {
    path: ['judgement'],
    message: 'a whole answer is judged, a single sentence is not',
  })
  .readonly()
export type AttemptInput = z.infer<typeof AttemptInput>
