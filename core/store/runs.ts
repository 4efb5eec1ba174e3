import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { RunId } from '#core/practice/record.ts'
import { ownerOf } from './card-aliases.ts'
import { type Tx } from './client.ts'
import { bool, execute, inOrder, Instant, json, KnownId, readRows } from './rows.ts'

/** A practice run as it was set up. How far it went follows from its attempts and skips. */
export type StoredRun = {
  readonly id: RunId
  readonly startedAt: Date
  /** In the order in which they are asked. One that was taken in since is the one that has it. */
  readonly cardIds: readonly CardId[]
  /** Null: as many as there are cards. */
  readonly limitMs: number | null
  /** No model answers until the end. */
  readonly isInterview: boolean
}

/** A card of a run that was passed over. */
export type Skip = { readonly cardId: CardId; readonly skippedAt: Date }

/** Adds a run. Throws if there is one of this id. */
export async function addRun(tx: Tx, run: StoredRun): Promise<void> {
  await execute(
    tx,
    `INSERT INTO "PracticeRun" (id, startedAt, cardIds, limitMs, isInterview) SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)`,
    json([[run.id, run.startedAt.getTime(), json(run.cardIds), run.limitMs, run.isInterview]]),
  )
}

const Row = z.object({
  id: z.string().brand<'RunId'>(),
  startedAt: Instant,
  cardIds: z.array(KnownId),
  limitMs: z.number().nullable(),
  isInterview: z.boolean(),
})
/** In SQL: the cards of run `r`, each once. */
const CARDS = `(SELECT json_group_array(owner) FROM (
  SELECT ${ownerOf('j.value')} AS owner FROM json_each(r.cardIds) AS j GROUP BY owner ORDER BY min(j.key) LIMIT -1))`
const RUN = `json_object('id', r.id, 'startedAt', r.startedAt, 'cardIds', json(${CARDS}), 'limitMs', r.limitMs, 'isInterview', ${bool('r.isInterview')})`

/** The run of this id. Null: there is none. */
export async function findRun(tx: Tx, id: RunId): Promise<StoredRun | null> {
  const [run] = await readRows(tx, Row, inOrder(RUN, 'r', `"PracticeRun" AS r WHERE r.id = ?`, 'r.id'), id)
  return run ?? null
}

/** The runs begun last, newest first, at most `limit`. */
export const latestRuns = (tx: Tx, limit: number): Promise<StoredRun[]> =>
  readRows(
    tx,
    Row,
    `SELECT json_group_array(${RUN}) AS rows FROM (
      SELECT * FROM "PracticeRun" ORDER BY startedAt DESC, id LIMIT ?) AS r`,
    limit,
  )

/** Passes over a card of a run. A card can be passed over once: answers false, and changes nothing, if it was. */
export async function addSkip(tx: Tx, runId: RunId, { cardId, skippedAt }: Skip): Promise<boolean> {
  const sql = `INSERT INTO "RunSkip" (runId, cardId, skippedAt) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`
  return (await execute(tx, sql, runId, cardId, skippedAt.getTime())) === 1
}

/** Cards passed over in a run, in the order in which they were. */
export const skipsOf = (tx: Tx, runId: RunId): Promise<Skip[]> =>
  readRows(
    tx,
    z.object({ cardId: KnownId, skippedAt: Instant }),
    inOrder(
      `json_object('cardId', ${ownerOf('s.cardId')}, 'skippedAt', s.skippedAt)`,
      's',
      `"RunSkip" AS s WHERE s.runId = ?`,
      's.skippedAt, s.cardId',
    ),
    runId,
  )
