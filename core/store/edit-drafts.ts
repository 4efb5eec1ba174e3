import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { type EditDraft, EditDraftId, EditDraftInput } from '#core/card/edit-draft.ts'
import { takenInto } from './card-aliases.ts'
import { prismaOf, type Tx } from './client.ts'
import { execute, KnownId } from './rows.ts'

export type KeptEditDraft = EditDraft & { readonly savedAt: Date }

/** Keeps a text that is being written, only if it is newer than what is kept of it. Answers whether it was kept. */
export async function putEditDraft(tx: Tx, draft: EditDraft, savedAt: Date): Promise<boolean> {
  const { id, cardId, part, baseHash, text, seq } = draft
  const changed = await execute(
    tx,
    `INSERT INTO "EditDraft" (id, cardId, part, baseHash, text, seq, savedAt) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      ON CONFLICT (id) DO UPDATE SET part = excluded.part, baseHash = excluded.baseHash, text = excluded.text,
        seq = excluded.seq, savedAt = excluded.savedAt
        WHERE excluded.seq > "EditDraft".seq AND excluded.cardId = "EditDraft".cardId`,
    id,
    cardId,
    part,
    baseHash,
    text,
    seq,
    savedAt.getTime(),
  )
  return changed === 1
}

/** What is kept under this id. Null: nothing. */
export async function findEditDraft(tx: Tx, id: EditDraftId): Promise<KeptEditDraft | null> {
  const row = await prismaOf(tx).editDraft.findUnique({ where: { id } })
  return row && read(row)
}

/** The texts that are being written of a card, and of those it has taken in, those kept last first, at most `limit`. */
export async function editDraftsOf(tx: Tx, cardId: CardId, limit: number): Promise<readonly KeptEditDraft[]> {
  const orderBy = [{ savedAt: 'desc' as const }, { id: 'asc' as const }]
  const where = { cardId: { in: [cardId, ...(await takenInto(tx, cardId))] } }
  const rows = await prismaOf(tx).editDraft.findMany({ where, orderBy, take: limit })
  return rows.map(read)
}

/** Drops one of a card's drafts, if there is such a one. */
export async function dropEditDraftRow(tx: Tx, cardId: CardId, id: EditDraftId): Promise<void> {
  await execute(tx, `DELETE FROM "EditDraft" WHERE id = ? AND cardId = ?`, id, cardId)
}

const Row = z.object({ ...EditDraftInput.shape, id: EditDraftId, cardId: KnownId, savedAt: z.date() })

const read = (row: unknown): KeptEditDraft => Row.parse(row)
