import { z } from 'zod'
import { Weights } from '#core/schedule/memory.ts'
import type { Improvement } from '#core/schedule/optimize/improvement.ts'
import { prismaOf, type Tx } from './client.ts'
import { inOrder, Instant, json, readRows } from './rows.ts'
import { KeptFigures } from './training-row.ts'

// Trainings are facts: there is nothing here that changes one or removes it.

/** Weights trained on the learner's reviews, and how they did against those in force then. */
export type StoredTraining = {
  readonly id: number
  readonly trainedAt: Date
  readonly weights: Weights
  /** In force then. Null: those FSRS ships with. */
  readonly present: Weights | null
  /** Recalls that `weights` were trained on. */
  readonly trainedOn: number
  readonly figures: Improvement
}

/** Adds a training; answers its id. */
export async function addTraining(tx: Tx, training: Omit<StoredTraining, 'id'>): Promise<number> {
  const { trainedAt, weights, present, trainedOn, figures } = training
  const data = {
    trainedAt,
    weights: json(weights),
    present: present && json(present),
    trainedOn,
    figures: json(figures),
  }
  return (await prismaOf(tx).training.create({ data, select: { id: true } })).id
}

const Row = z.object({
  id: z.number(),
  trainedAt: Instant,
  weights: Weights,
  present: Weights.nullable(),
  trainedOn: z.number(),
  figures: KeptFigures,
})
const TRAINING = `json_object('id', t.id, 'trainedAt', t.trainedAt, 'weights', json(t.weights), 'present', json(t.present),
  'trainedOn', t.trainedOn, 'figures', json(t.figures))`

/** All trainings, newest first. By their time: one that came in from elsewhere has a later number than it is old. */
export const allTrainings = (tx: Tx): Promise<StoredTraining[]> =>
  readRows(tx, Row, inOrder(TRAINING, 't', '"Training" AS t', 't.trainedAt DESC, t.id DESC'))
