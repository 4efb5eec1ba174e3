import { z } from 'zod'
import { MAX_SLOWNESS, PACES, SENTENCE_MS, SENTENCES, THINK_MS } from './pacing.ts'

// What goes to the browser is in pacing.ts, so that no schema goes with it.
export * from './pacing.ts'

/** 1 to 5: the first sentence, … */
export const SentenceNumber = z.int().min(1).max(SENTENCES)
export type SentenceNumber = z.infer<typeof SentenceNumber>

/** What an attempt sets out to do. Times in ms. */
export const Plan = z
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
export type Plan = z.infer<typeof Plan>
