import type { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { AttemptId, RunId } from '#core/practice/record.ts'
import { AttemptRow } from './attempt-row.ts'
import { idsOf, ownerOf } from './card-aliases.ts'
import { prismaOf, type Tx } from './client.ts'
import { inOrder, json, readNumber, readRows } from './rows.ts'

// Attempts are facts: there is nothing here that changes one or removes it. Their order is the one in which they were
// added, whatever the clock said then.

/** An attempt as it was saved, with its review and whether that was taken back since. Null: it came with none. */
export type StoredAttempt = Readonly<z.output<typeof AttemptRow>>

/** `reviewId`: the review it is saved with. */
export type NewAttempt = Omit<StoredAttempt, 'review'> & { readonly reviewId: number | null }

/** Adds an attempt. Throws if there is one of this id, or no such review. */
export async function addAttempt(tx: Tx, attempt: NewAttempt): Promise<void> {
  const { plan, events, sentences, critique, gate, ...columns } = attempt
  await prismaOf(tx).attempt.create({
    data: {
      ...columns,
      plan: json(plan),
      events: json(events),
      sentences: json(sentences),
      critique: json(critique),
      gate: gate && json(gate),
    },
    select: { id: true },
  })
}

const plain = ['id', 'runId', 'retryOf', 'way', 'startedAt', 'savedAt', 'thought', 'verdict', 'cardHash']
const documents = ['plan', 'events', 'sentences', 'critique', 'gate']
const REVIEW = `(SELECT json_object('id', r.id, 'rating', r.rating, 'isTakenBack',
    json(CASE WHEN EXISTS (SELECT 1 FROM "Undo" AS u WHERE u.reviewId = r.id) THEN 'true' ELSE 'false' END))
  FROM "Review" AS r WHERE r.id = a.reviewId)`
const ATTEMPT = `json_object(${[
  `'cardId', ${ownerOf('a.cardId')}`,
  ...plain.map((name) => `'${name}', a.${name}`),
  ...documents.map((name) => `'${name}', json(a.${name})`),
  `'review', json(${REVIEW})`,
].join(', ')})`

/** The attempt of this id. Null: none was saved. */
export async function findAttempt(tx: Tx, id: AttemptId): Promise<StoredAttempt | null> {
  const [attempt] = await readRows(tx, AttemptRow, inOrder(ATTEMPT, 'a', `"Attempt" AS a WHERE a.id = ?`, 'a.id'), id)
  return attempt ?? null
}

/** The attempts at a card, and at those it has taken in, saved last first. */
export const attemptsOf = (tx: Tx, cardId: CardId): Promise<StoredAttempt[]> =>
  readRows(
    tx,
    AttemptRow,
    inOrder(ATTEMPT, 'a', `"Attempt" AS a WHERE a.cardId IN (${idsOf('?1')})`, 'a.rowid DESC'),
    cardId,
  )

/** The attempts of a practice run, in the order in which they were saved. */
export const attemptsInRun = (tx: Tx, runId: RunId): Promise<StoredAttempt[]> =>
  readRows(tx, AttemptRow, inOrder(ATTEMPT, 'a', `"Attempt" AS a WHERE a.runId = ?`, 'a.rowid'), runId)

/** How far back `recordedAttempts` looks, so that it takes no longer for somebody who never records. */
const LOOKED_AT = 500

/** Of the attempts saved last those that were recorded, saved last first, at most `limit`. */
export const recordedAttempts = (tx: Tx, limit: number): Promise<StoredAttempt[]> =>
  readRows(
    tx,
    AttemptRow,
    `SELECT json_group_array(${ATTEMPT}) AS rows FROM (
      SELECT a.* FROM "Attempt" AS a
      WHERE a.way = 'recorded' AND a.rowid > (SELECT max(rowid) FROM "Attempt") - ${LOOKED_AT}
      ORDER BY a.rowid DESC LIMIT ?) AS a`,
    limit,
  )

/** How often a card was attempted, single sentences included. */
export const countAttempts = (tx: Tx, cardId: CardId): Promise<number> =>
  readNumber(tx, `SELECT count(*) AS n FROM "Attempt" WHERE cardId IN (${idsOf('?1')})`, cardId)
