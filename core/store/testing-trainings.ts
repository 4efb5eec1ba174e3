import { FORGETFUL } from '#core/schedule/evaluate/testing-log.ts'
import { Weights } from '#core/schedule/memory.ts'
import type { StoredTraining } from './trainings.ts'

/** Weights that differ from those of `FORGETFUL` by the stability that a first `again` leaves, 0.1 to 100 days. */
export const weightsOf = (stabilityDays: number): Weights => Weights.parse([stabilityDays, ...FORGETFUL.slice(1)])

/** A training of such weights that were better than those FSRS ships with, by figures that are made up. */
export function training(stabilityDays: number, some: Partial<StoredTraining> = {}): Omit<StoredTraining, 'id'> {
  const estimate = { value: -stabilityDays / 3, low: -stabilityDays, high: -stabilityDays / 4 }
  const score = { logLoss: estimate, rmseBins: estimate, auc: null }
  const compared = { present: { ...score, auc: estimate }, trained: score, logLossDifference: estimate }
  return {
    trainedAt: new Date('2026-11-23T12:00:00.123Z'),
    weights: weightsOf(stabilityDays),
    present: null,
    trainedOn: 500,
    figures: { trainedOn: 400, predicted: 100, ...compared, isBetter: true },
    ...some,
  }
}
