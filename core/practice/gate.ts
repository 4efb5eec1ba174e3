import { z } from 'zod'

// What goes to the browser is in judging.ts, so that no schema goes with it.
export * from './judging.ts'

export const Gate = z.strictObject({ recall: z.boolean(), depth: z.boolean(), defend: z.boolean() }).readonly()
export type Gate = z.infer<typeof Gate>
