import { isDeepStrictEqual } from 'node:util'
import type { CardId } from '#core/card/card.ts'
import { MAX_CARD_BYTES } from '#core/card/disk.ts'
import type { EditDraft, EditDraftId } from '#core/card/edit-draft.ts'
import { textOf } from '#core/card/with-text.ts'
import { err, ok, type Result } from '#core/result.ts'
import {
  dropEditDraftRow,
  editDraftsOf,
  findEditDraft,
  type KeptEditDraft,
  putEditDraft,
} from '#core/store/edit-drafts.ts'
import type { Context } from './context.ts'
import { fileNow, isKnownCard } from './version-file.ts'

/** Far more than anybody begins. */
const MAX_LISTED = 100

/**
 * The texts that are being written of a card, those kept last first, however long ago; also those of cards that it has
 * taken in, under whose ids they stay. One that says what its section says already is not among them: it arrived after it
 * was saved.
 */
export async function listEditDrafts(ctx: Context, id: CardId): Promise<readonly KeptEditDraft[]> {
  const drafts = await editDraftsOf(ctx.db, id, MAX_LISTED)
  const now = drafts.length === 0 ? null : await fileNow(ctx, id)
  if (now?.kind !== 'there') return drafts
  return drafts.filter(({ part, text }) => plain(text) !== plain(textOf(now.parsed, part)))
}

/** Line ends, and blank lines around it, make no other text. */
const plain = (text: string): string => text.replace(/\r\n|\r/g, '\n').trim()

export type EditDraftError =
  | { readonly kind: 'unknown-card' }
  | { readonly kind: 'other-card' }
  /** `seq` is what is kept. */
  | { readonly kind: 'older'; readonly seq: number }
  | { readonly kind: 'too-large'; readonly limit: number }

/** Keeps a text that is being written, unless a later state of it is kept. The card's file may be gone meanwhile. */
export async function keepEditDraft(ctx: Context, draft: EditDraft): Promise<Result<null, EditDraftError>> {
  if (Buffer.byteLength(draft.text) > MAX_CARD_BYTES) return err({ kind: 'too-large', limit: MAX_CARD_BYTES })
  if (!(await isKnownCard(ctx, draft.cardId))) return err({ kind: 'unknown-card' })
  if (await putEditDraft(ctx.db, draft, ctx.now())) return ok(null)
  const kept = await findEditDraft(ctx.db, draft.id)
  // Dropped at this very moment: there is nothing that a later state could replace.
  if (kept === null) return ok(null)
  if (kept.cardId !== draft.cardId) return err({ kind: 'other-card' })
  const { savedAt: _, ...same } = kept
  return isDeepStrictEqual(same, draft) ? ok(null) : err({ kind: 'older', seq: kept.seq })
}

/** Throws a text away that was being written. */
export const dropEditDraft = (ctx: Context, cardId: CardId, id: EditDraftId): Promise<void> =>
  dropEditDraftRow(ctx.db, cardId, id)
