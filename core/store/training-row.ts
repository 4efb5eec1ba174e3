import { z } from 'zod'
import type { Estimate } from '#core/schedule/evaluate/bootstrap.ts'
import type { ScoreEstimate } from '#core/schedule/evaluate/compare.ts'
import type { Improvement } from '#core/schedule/optimize/improvement.ts'

const KeptEstimate: z.ZodType<Estimate> = z.object({ value: z.number(), low: z.number(), high: z.number() })

const KeptScore: z.ZodType<ScoreEstimate> = z.object({
  logLoss: KeptEstimate,
  rmseBins: KeptEstimate,
  auc: KeptEstimate.nullable(),
})

export const KeptFigures: z.ZodType<Improvement> = z.object({
  trainedOn: z.number(),
  predicted: z.number(),
  present: KeptScore,
  trained: KeptScore,
  logLossDifference: KeptEstimate,
  isBetter: z.boolean(),
})
