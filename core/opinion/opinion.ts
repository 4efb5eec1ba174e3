import { z } from 'zod'

/** Which of the five sentences. A list and not a range, because some endpoints take no ranges in a schema. */
const Sentence = z.literal([1, 2, 3, 4, 5])

/** What a model says of an answer. It has no say in the gate: nothing here is a verdict, a rating or a score. */
export const Opinion = z
  .object({
    overall: z.string().trim().min(1).max(4000),
    perSentence: z
      .array(
        z.object({
          sentence: Sentence,
          remark: z.string().trim().min(1).max(2000),
          /** The sentence as the model would say it. */
          suggestion: z.string().trim().max(2000).nullable().default(null),
        }),
      )
      .max(20),
    /** Claims the model holds to be wrong. It may itself be wrong, hence `howToCheck`. */
    factualDoubts: z
      .array(
        z.object({
          sentence: Sentence,
          claim: z.string().trim().min(1).max(1000),
          why: z.string().trim().min(1).max(2000),
          howToCheck: z.string().trim().min(1).max(2000),
        }),
      )
      .max(20),
    nextQuestion: z.string().trim().max(1000).nullable().default(null),
  })
  .readonly()
export type Opinion = z.infer<typeof Opinion>

/** Limits that endpoints refuse in a schema, or that make theirs slow; they are checked here when the reply is read. */
const LIMITS = ['minLength', 'maxLength', 'maxItems', 'default', 'readOnly'] as const

/** The form of an opinion as JSON Schema, without its limits. */
export function opinionForm(): object {
  const { $schema: _, ...form } = z.toJSONSchema(Opinion, {
    override: ({ jsonSchema }) => {
      for (const limit of LIMITS) delete jsonSchema[limit]
    },
  })
  return form
}

/** Why there is no opinion. `says` and `excerpt` are the endpoint's own words, at most 300 characters, the key taken out. */
export type OpinionError =
  /** Nothing answers there, or the connection broke. `reason`: for the technically minded, such as ECONNREFUSED. */
  | { readonly kind: 'unreachable'; readonly host: string; readonly reason: string }
  | { readonly kind: 'timeout'; readonly afterMs: number }
  /** The model would not: it declined, a filter stopped it, or it said nothing. */
  | { readonly kind: 'refused'; readonly why: 'declined' | 'empty'; readonly says: string }
  /** What came back is not of the form asked for. */
  | { readonly kind: 'malformed'; readonly excerpt: string }
  | { readonly kind: 'http-error'; readonly status: number; readonly says: string }
  | { readonly kind: 'busy'; readonly says: string }
  /** Whoever asked went away. */
  | { readonly kind: 'cancelled' }
