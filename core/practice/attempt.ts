import { z } from 'zod'
import { EVENTS, MAX_AT_MS } from './machine.ts'

// What goes to the browser is in machine.ts, so that no schema goes with it.
export * from './machine.ts'

export const AttemptEvent = z.strictObject({ kind: z.enum(EVENTS), atMs: z.int().min(0).max(MAX_AT_MS) }).readonly()
export type AttemptEvent = z.infer<typeof AttemptEvent>
