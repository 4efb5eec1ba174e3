import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { type CardState, LEECH } from '#core/schedule/history.ts'
import { prismaOf, type Tx } from './client.ts'
import { chunks, execute, json, KnownId, readRows } from './rows.ts'

const MaybeInstant = z
  .number()
  .nullable()
  .transform((ms) => (ms === null ? null : new Date(ms)))
export const StateRow = z
  .object({
    cardId: KnownId,
    suspendedAt: MaybeInstant,
    buriedUntil: MaybeInstant,
    openedAt: MaybeInstant,
    studiedLapses: z.number().nullable(),
  })
  .transform(({ cardId, ...state }): { readonly cardId: CardId; readonly state: CardState } => ({ cardId, state }))
/** In SQL: card state `t` as a `StateRow`. */
export const STATE = `json_object('cardId', t.cardId, 'suspendedAt', t.suspendedAt, 'buriedUntil', t.buriedUntil,
  'openedAt', t.openedAt, 'studiedLapses', t.studiedLapses)`

/** Where those of these cards were put that were put anywhere. */
export async function statesOf(tx: Tx, ids: readonly CardId[]): Promise<Map<CardId, CardState>> {
  const rows = await readRows(
    tx,
    StateRow,
    `SELECT json_group_array(${STATE}) AS rows FROM "CardState" AS t WHERE t.cardId IN (SELECT value FROM json_each(?))`,
    json(ids),
  )
  return new Map(rows.map(({ cardId, state }) => [cardId, state]))
}

/** Sets where cards are put. One that is untouched has no row. */
export async function putStates(tx: Tx, states: ReadonlyMap<CardId, CardState>): Promise<void> {
  await execute(
    tx,
    `DELETE FROM "CardState" WHERE cardId IN (SELECT value FROM json_each(?))`,
    json([...states.keys()]),
  )
  await add(tx, states)
}

/** Puts these in the place of all there are. Those that are untouched are left out. */
export async function replaceStates(tx: Tx, states: ReadonlyMap<CardId, CardState>): Promise<void> {
  await prismaOf(tx).cardState.deleteMany()
  await add(tx, states)
}

async function add(tx: Tx, states: ReadonlyMap<CardId, CardState>): Promise<void> {
  const touched = [...states].filter(([, state]) => Object.values(state).some((value) => value !== null))
  for (const some of chunks(touched, 1000)) {
    await prismaOf(tx).cardState.createMany({ data: some.map(([cardId, state]) => ({ cardId, ...state })) })
  }
}

/** Every card that was put somewhere. */
export const cardsWithState = (tx: Tx): Promise<CardId[]> =>
  readRows(tx, KnownId, `SELECT json_group_array(cardId) AS rows FROM "CardState"`)

/** In SQL: card `id` is a leech with these lapses. */
export const isLeech = (id: string, lapses: string): string => `(${lapses} >= ${LEECH.lapses} AND NOT EXISTS (
    SELECT 1 FROM "CardState" AS t WHERE t.cardId = ${id} AND ${lapses} < t.studiedLapses + ${LEECH.lapsesAfterStudy}))`

/** In SQL: card `id` exists and is not archived, not put aside at the instant `now`, nor a leech with these lapses. */
export const isAsked = (id: string, lapses: string, now: string): string => `NOT EXISTS (
    SELECT 1 FROM "CardState" AS t WHERE t.cardId = ${id} AND (t.suspendedAt IS NOT NULL OR t.buriedUntil > ${now}))
  AND NOT ${isLeech(id, lapses)}
  AND EXISTS (SELECT 1 FROM "Card" AS k WHERE k.id = ${id} AND k.archived = 0)`
