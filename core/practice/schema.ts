import { z } from 'zod'
import { EVENTS, MAX_AT_MS, type AttemptEvent as Event } from './attempt.ts'
import type { Gate as Criteria } from './gate.ts'
import { MAX_SLOWNESS, PACES, SENTENCE_MS, SENTENCES, THINK_MS, type Plan as Undertaking } from './plan.ts'

// Beside the rooms' own files and not in them: those run in the browser, where no schema is to follow them.

export const SentenceNumber = z.int().min(1).max(SENTENCES)
export type SentenceNumber = z.infer<typeof SentenceNumber>

export const Plan: z.ZodType<Undertaking> = z
  .strictObject({
    pace: z.enum(PACES),
    thinkMs: z
      .int()
      .min(THINK_MS)
      .max(THINK_MS * MAX_SLOWNESS)
      .nullable(),
    sentenceMs: z
      .int()
      .min(SENTENCE_MS)
      .max(SENTENCE_MS * MAX_SLOWNESS),
    sentences: z
      .array(SentenceNumber)
      .min(1)
      .refine((numbers) => numbers.every((n, i) => i === 0 || n > (numbers[i - 1] ?? 0)), 'must ascend')
      .readonly(),
  })
  .readonly()

export const AttemptEvent: z.ZodType<Event> = z
  .strictObject({ kind: z.enum(EVENTS), atMs: z.int().min(0).max(MAX_AT_MS) })
  .readonly()

export const Gate: z.ZodType<Criteria> = z
  .strictObject({ recall: z.boolean(), depth: z.boolean(), defend: z.boolean() })
  .readonly()
