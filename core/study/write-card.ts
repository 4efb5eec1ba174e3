import { z } from 'zod'
import type { CardId, Problem } from '#core/card/card.ts'
import { MAX_CARD_BYTES } from '#core/card/disk.ts'
import { EditDraftId, FileHash } from '#core/card/edit-draft.ts'
import { obstacles, type TextProblem } from '#core/card/text-problems.ts'
import { draftOf, Written } from '#core/card/with-text.ts'
import { err, ok, type Result } from '#core/result.ts'
import { findCard } from '#core/store/cards.ts'
import type { Context } from './context.ts'
import { dropEditDraft } from './edit-drafts.ts'
import { type MergedText, mergeWritten } from './merge-written.ts'
import { keep, overwrite, withFile } from './overwrite.ts'
import { type FileNow, type FileThere, isKnownCard } from './version-file.ts'

/** A card's file as it is now. */
export type CardText = {
  readonly id: CardId
  /** Relative to the content folder. */
  readonly path: string
  /** sha256 of its bytes, hex. */
  readonly hash: string
  readonly source: string
  readonly title: string
  /** BCP 47. */
  readonly lang: string
}

export type OpenError =
  | { readonly kind: 'unknown-card' }
  /** The card's file is gone. `path`: where it was, or a place like it. */
  | { readonly kind: 'no-file'; readonly path: string }
  /** Its bytes are no text, or too many: they would not survive being written again. */
  | { readonly kind: 'no-text'; readonly path: string; readonly problems: readonly Problem[] }

/** Opens a card's file to be written in: what it holds is among the card's versions from now on. */
export async function openText(ctx: Context, id: CardId): Promise<Result<CardText, OpenError>> {
  if (!(await isKnownCard(ctx, id))) return err({ kind: 'unknown-card' })
  return withFile(ctx, id, async (found) => {
    const now = readable(await keep(ctx, id, found.path))
    if (!now.ok) return now
    const { path, file, parsed } = now.value
    const card = parsed.card ?? (await findCard(ctx.db, id))
    return ok({ id, path, hash: file.hash, source: file.source, title: card?.title ?? id, lang: card?.lang ?? 'und' })
  })
}

function readable(now: FileNow): Result<FileThere, OpenError> {
  if (now.kind === 'gone') return err({ kind: 'no-file', path: now.path })
  const { problems } = now.file
  return problems.length === 0 ? ok(now) : err({ kind: 'no-text', path: now.path, problems })
}

export const SaveInput = z.strictObject({
  /** Of the file from which the writing began. */
  baseHash: FileHash,
  part: Written,
  text: z.string(),
  /** The draft that is this text, and goes when it is saved. */
  draftId: EditDraftId.optional(),
})
export type SaveInput = z.infer<typeof SaveInput>

export type SavedText = Pick<CardText, 'path' | 'hash' | 'source'>

/** Why a card's file was left as it is. */
export type SaveError =
  | OpenError
  /** The file is not what it was when the writing began. `merged`: what both sides wrote, as far as it agrees. */
  | { readonly kind: 'stale'; readonly theirs: Pick<CardText, 'hash' | 'source'>; readonly merged: MergedText }
  /** The text would make the file no card of this id, or take in other sections. */
  | { readonly kind: 'unreadable'; readonly problems: readonly TextProblem[] }
  | { readonly kind: 'too-large'; readonly limit: number }
  | { readonly kind: 'no-room' }

/**
 * Writes a text into a card's file: one section, or all of it. Everything else stays byte for byte. Only if the file is
 * what it was when the writing began; what it was is among the card's versions, and so is what it becomes.
 */
export async function saveText(ctx: Context, id: CardId, input: SaveInput): Promise<Result<SavedText, SaveError>> {
  const { baseHash, part, text, draftId } = input
  const tooLarge = { kind: 'too-large', limit: MAX_CARD_BYTES } as const
  if (Buffer.byteLength(text) > MAX_CARD_BYTES) return err(tooLarge)
  if (!(await isKnownCard(ctx, id))) return err({ kind: 'unknown-card' })
  return withFile(ctx, id, async (found) => {
    const now = readable(found)
    if (!now.ok) return now
    const { path, file, parsed } = now.value
    if (file.hash !== baseHash) return behind(ctx, id, path, input)
    const draft = draftOf(parsed, part, text)
    const bytes = Buffer.from(draft.source)
    if (bytes.byteLength > MAX_CARD_BYTES) return err(tooLarge)
    const problems = obstacles(draft, id, part, text)
    if (problems.length > 0) return err({ kind: 'unreadable', problems })
    const written = await overwrite(ctx, id, now.value, bytes)
    if (written.ok) return saved(ctx, id, { path, hash: written.value, source: draft.source }, draftId)
    return written.error.kind === 'no-room' ? err({ kind: 'no-room' }) : behind(ctx, id, path, input)
  })
}

async function saved(
  ctx: Context,
  id: CardId,
  file: SavedText,
  draftId: EditDraftId | undefined,
): Promise<Result<SavedText, never>> {
  if (draftId) await dropEditDraft(ctx, id, draftId)
  return ok(file)
}

/** The file is another one than that from which the writing began. */
async function behind(
  ctx: Context,
  id: CardId,
  place: string,
  input: SaveInput,
): Promise<Result<SavedText, SaveError>> {
  const now = readable(await keep(ctx, id, place))
  if (!now.ok) return now
  const { path, file, parsed } = now.value
  const { hash, source } = file
  const merged = await mergeWritten(ctx, id, path, parsed, input)
  // Sent twice, as where the first answer was lost.
  const isThere = merged.conflicts.length === 0 && merged.source === source
  return isThere
    ? saved(ctx, id, { path, hash, source }, input.draftId)
    : err({ kind: 'stale', theirs: { hash, source }, merged })
}
