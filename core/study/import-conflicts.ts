import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { isCardPath, readCardFile } from '#core/card/disk.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { MergeConflict } from '#core/share/merge-lines.ts'
import { settleLines, SIDES } from '#core/share/settle-lines.ts'
import { findCard } from '#core/store/cards.ts'
import { applyChanges } from './change-set.ts'
import type { Context } from './context.ts'
import { recordsInConflict, writeRecord, type ImportRecord } from './import-record.ts'
import { importTurn } from './import-turn.ts'
import { isAsSound, mergeCard, type MergedCard } from './merge-card.ts'

/** A card and a note that changed the same lines. */
export type OpenConflict = {
  readonly id: CardId
  readonly title: string
  readonly lang: string
  /** Relative to the content folder. */
  readonly path: string
  /** Of the card's file, sha256 in hex: the choices are for this text. */
  readonly hash: string
  /** The place of the note. */
  readonly note: string
  readonly conflicts: readonly MergeConflict[]
  /** One of the two is the card: they cannot be brought together in parts. */
  readonly isWhole: boolean
}

type Found = OpenConflict & { readonly record: ImportRecord; readonly mine: string; readonly merged: MergedCard }

/** What imports left to be settled, by whatever door they came. */
export const openConflicts = async (ctx: Context): Promise<readonly OpenConflict[]> => findConflicts(ctx)

async function findConflicts(ctx: Context): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const record of await recordsInConflict(ctx.dataDir)) {
    for (const { id, base, theirs } of record.cards) {
      const card = theirs === null ? null : await findCard(ctx.db, id)
      const file = card && isCardPath(card.path) ? await readCardFile(ctx.contentDir, card.path) : null
      if (theirs === null || !card || !file) continue
      const merged = mergeCard({ base, mine: file.source, theirs }, card.path)
      const { conflicts, isWhole } = merged
      // Whoever edited the card has settled it.
      if (conflicts.length === 0) continue
      const { title, lang, path } = card
      found.push({
        id,
        title,
        lang,
        path,
        hash: file.hash,
        note: record.source,
        conflicts,
        isWhole,
        record,
        mine: file.source,
        merged,
      })
    }
  }
  return found
}

export const SettleInput = z.strictObject({
  id: CardId,
  /** Of the card's file when the choices were made. */
  expectedHash: z.string().max(100),
  /** One for each conflict, in their order. */
  sides: z.array(z.enum(SIDES)).max(10_000),
})
export type SettleInput = z.infer<typeof SettleInput>

export type SettleError =
  | { readonly kind: 'unknown' }
  /** The card is not as it was when the choices were made. */
  | { readonly kind: 'changed' }
  /** With both texts in it, the card could not be read. */
  | { readonly kind: 'unreadable' }

/** Writes a card as it was chosen. What the note says counts as taken in, so that importing it again does not ask again. */
export const settleConflict = (
  ctx: Context,
  { id, expectedHash, sides }: SettleInput,
): Promise<Result<{ readonly path: string }, SettleError>> =>
  importTurn(ctx, async () => {
    const found = (await findConflicts(ctx)).find((one) => one.id === id)
    if (!found) return err({ kind: 'unknown' })
    const { path, hash, mine, merged, record, conflicts } = found
    if (hash !== expectedHash || sides.length !== conflicts.length) return err({ kind: 'changed' })
    const text = settleLines(merged, sides)
    if (!isAsSound(text, mine, path)) return err({ kind: 'unreadable' })
    if (text !== mine) {
      const change = { path, before: hash, after: Buffer.from(text) }
      const applied = await applyChanges(ctx, { kind: 'import', about: { settled: id } }, [change])
      if (!applied.ok) return err({ kind: 'changed' })
    }
    const cards = record.cards.map((card) =>
      card.id === id && card.theirs !== null ? { ...card, base: card.theirs, theirs: null } : card,
    )
    await writeRecord(ctx.dataDir, { ...record, cards }, record)
    return ok({ path })
  })
