import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { Draft, type AttemptId } from '#core/practice/record.ts'
import { idsOf, ownerOf } from './card-aliases.ts'
import { prismaOf, type Tx } from './client.ts'
import { KnownId, execute, json, readRows } from './rows.ts'

/**
 * Keeps an attempt under way, in one statement: only if it is newer than what is kept of it, and only as long as the
 * attempt is not saved. Answers whether it was kept.
 */
export async function putDraft(tx: Tx, draft: Draft, savedAt: Date): Promise<boolean> {
  const changed = await execute(
    tx,
    `INSERT INTO "Draft" (id, cardId, seq, body, savedAt)
      SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM "Attempt" WHERE id = ?1)
      ON CONFLICT (id) DO UPDATE SET cardId = excluded.cardId, seq = excluded.seq, body = excluded.body, savedAt = excluded.savedAt
        WHERE excluded.seq > "Draft".seq`,
    draft.id,
    draft.cardId,
    draft.seq,
    json(draft),
    savedAt.getTime(),
  )
  return changed === 1
}

/** What is kept of an attempt under way. Null: nothing. `draft` is null where this version does not understand it. */
export async function findDraft(tx: Tx, id: AttemptId): Promise<{ seq: number; draft: Draft | null } | null> {
  const row = await prismaOf(tx).draft.findUnique({ where: { id } })
  return row && { seq: row.seq, draft: read(row.body) }
}

/** The attempts under way of a card, and of those it has taken in, those kept last first, at most `limit`. They go on as its own. */
export async function draftsOf(tx: Tx, cardId: CardId, limit: number): Promise<Draft[]> {
  const bodies = await readRows(
    tx,
    z.string(),
    `SELECT json_group_array(body) AS rows FROM (
      SELECT body FROM "Draft" WHERE cardId IN (${idsOf('?1')}) ORDER BY savedAt DESC, id LIMIT ?2)`,
    cardId,
    limit,
  )
  return bodies.flatMap((body) => read(body) ?? []).map((draft) => ({ ...draft, cardId }))
}

/** Cards with an attempt under way, those kept last first, at most `limit`. */
export const cardsUnderWay = (tx: Tx, limit: number): Promise<CardId[]> =>
  readRows(
    tx,
    KnownId,
    `SELECT json_group_array(cardId) AS rows FROM (
      SELECT c.id AS cardId, max(d.savedAt) AS keptAt FROM "Draft" AS d JOIN "Card" AS c ON c.id = ${ownerOf('d.cardId')}
      GROUP BY c.id ORDER BY keptAt DESC, c.id LIMIT ?)`,
    limit,
  )

/** Drops what is kept of an attempt under way, if anything. */
export async function dropDraftRow(tx: Tx, id: AttemptId): Promise<void> {
  await execute(tx, `DELETE FROM "Draft" WHERE id = ?`, id)
}

/** Drops what is kept of attempts that are saved. */
export async function dropSavedDrafts(tx: Tx): Promise<void> {
  await execute(tx, `DELETE FROM "Draft" WHERE id IN (SELECT id FROM "Attempt")`)
}

/** A draft is no history: one that an older version wrote in another form is passed over. */
function read(body: string): Draft | null {
  const parsed = Draft.safeParse(JSON.parse(body))
  return parsed.success ? parsed.data : null
}
