import { z } from 'zod'
import type { AttemptId } from '#core/practice/record.ts'
import { prismaOf, type Tx } from './client.ts'
import { inOrder, Instant, json, readRows } from './rows.ts'

/** What a model said of an attempt. */
export type NewOpinion = {
  readonly attemptId: AttemptId
  /** As the endpoint names it. */
  readonly model: string
  readonly askedAt: Date
  /** What the model answered, as JSON allows; whoever reads it parses it. */
  readonly body: unknown
}

/** `id` grows with every opinion added. */
export type StoredOpinion = NewOpinion & { readonly id: number }

/** Adds an opinion; answers its id. Throws if there is no such attempt. */
export async function addOpinion(tx: Tx, opinion: NewOpinion): Promise<number> {
  const { attemptId, model, askedAt, body } = opinion
  const data = { attemptId, model, askedAt, body: json(body) }
  return (await prismaOf(tx).opinion.create({ data, select: { id: true } })).id
}

const Row = z.object({
  id: z.number(),
  attemptId: z.string().brand<'AttemptId'>(),
  model: z.string(),
  askedAt: Instant,
  body: z.unknown(),
})
const OPINION = `json_object('id', o.id, 'attemptId', o.attemptId, 'model', o.model, 'askedAt', o.askedAt, 'body', json(o.body))`

/** What models said of an attempt, in the order in which they were asked. */
export const opinionsOf = (tx: Tx, attemptId: AttemptId): Promise<StoredOpinion[]> =>
  readRows(tx, Row, inOrder(OPINION, 'o', `"Opinion" AS o WHERE o.attemptId = ?`, 'o.id'), attemptId)
