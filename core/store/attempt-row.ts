import { z } from 'zod'
import { VERDICTS } from '#core/practice/gate.ts'
import { RULES, type Critique } from '#core/practice/nitpick/finding.ts'
import { Dismissal, WAYS } from '#core/practice/record.ts'
import { AttemptEvent, Gate, Plan, SentenceNumber } from '#core/practice/schema.ts'
import { Rating } from '#core/schedule/rating.ts'
import { Instant, KnownId } from './rows.ts'

const KnownAttempt = z.string().brand<'AttemptId'>()

const Span = z.object({ start: z.number(), end: z.number() })
const Finding = z.object({
  id: z.string(),
  rule: z.enum(RULES),
  sentence: SentenceNumber.nullable(),
  quote: z.string(),
  span: Span.nullable(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** What the rules said, of which what a rule said that there is no more is left out: nobody could word it. */
export const KeptCritique: z.ZodType<Critique> = z.object({
  findings: z.array(z.unknown()).transform((findings) => findings.flatMap((one) => Finding.safeParse(one).data ?? [])),
  points: z.array(
    z.object({
      point: z.string(),
      said: z.object({ sentence: SentenceNumber, words: z.string(), span: Span }).nullable(),
    }),
  ),
  fillers: z.array(z.object({ sentence: SentenceNumber, span: Span, words: z.string() })),
  speechMs: z.number(),
})

/** In the column `critique`. */
const Nitpick = z.object({ critique: KeptCritique, dismissals: z.array(Dismissal).readonly() }).readonly()

/** An attempt as it is read: everything that was saved, and what became of its review. */
export const AttemptRow = z.object({
  id: KnownAttempt,
  cardId: KnownId,
  runId: z.string().brand<'RunId'>().nullable(),
  retryOf: KnownAttempt.nullable(),
  way: z.enum(WAYS),
  startedAt: Instant,
  savedAt: Instant,
  plan: Plan,
  events: z.array(AttemptEvent).readonly(),
  thought: z.string(),
  sentences: z.array(z.string()).readonly(),
  critique: Nitpick,
  gate: Gate.nullable(),
  verdict: z.enum(VERDICTS).nullable(),
  cardHash: z.string(),
  review: z.object({ id: z.number(), rating: Rating, isTakenBack: z.boolean() }).nullable(),
})
