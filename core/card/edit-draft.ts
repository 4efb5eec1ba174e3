import { z } from 'zod'
import type { CardId } from './card.ts'
import { Written } from './with-text.ts'

/** sha256 of a card file's bytes, in hex. */
export const FileHash = z.string().regex(/^[0-9a-f]{64}$/, 'must be a sha256 in hex')

/** Minted where the writing begins. */
export const EditDraftId = z.uuid().brand<'EditDraftId'>()
export type EditDraftId = z.infer<typeof EditDraftId>

/** A text that is being written and not yet in the card's file. */
export const EditDraftInput = z.strictObject({
  part: Written,
  /** Of the file from which the writing began. */
  baseHash: FileHash,
  text: z.string(),
  /** Counts up with each state that is sent. */
  seq: z
    .number()
    .int()
    .nonnegative()
    .max(2 ** 31 - 1),
})
export type EditDraft = z.infer<typeof EditDraftInput> & { readonly id: EditDraftId; readonly cardId: CardId }
