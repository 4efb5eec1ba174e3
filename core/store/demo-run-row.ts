import { z } from 'zod'
import { Expectation } from '#core/demo/manifest.ts'
import type { Exit } from '#core/demo/run.ts'

/** What one source printed in a row is one piece. */
export const KeptOutput = z
  .array(z.object({ from: z.enum(['build', 'stdout', 'stderr']), text: z.string() }).readonly())
  .readonly()

export const KeptGiven = z.object({
  files: z.record(z.string(), z.string()).nullable(),
  args: z.array(z.string()),
  stdin: z.string(),
})

const PHASES = ['build', 'run'] as const

const Missing = z.object({
  what: z.enum(['linux', 'bubblewrap', 'namespaces', 'tool', 'setup']),
  detail: z.string(),
  install: z.string().nullable(),
})

export const KeptExit: z.ZodType<Exit> = z.object({
  outcome: z.enum(['ended', 'build-failed', 'limit', 'cancelled', 'no-sandbox']),
  phase: z.enum(PHASES),
  code: z.number().nullable(),
  signal: z.string().nullable(),
  wallMs: z.number(),
  cpuMs: z.number(),
  peakBytes: z.number(),
  missing: Missing.nullable(),
})

const LIMIT_NAMES = [
  'wall',
  'cpu',
  'output',
  'tree-memory',
  'process-memory',
  'processes',
  'file-size',
  'artefact',
  'machine-memory',
] as const

export const KeptLimits = z
  .array(
    z
      .object({ phase: z.enum(PHASES), limit: z.enum(LIMIT_NAMES), allowed: z.number(), isFatal: z.boolean() })
      .readonly(),
  )
  .readonly()

export const KeptChecks = z.array(z.object({ expectation: Expectation, isMet: z.boolean() }))
