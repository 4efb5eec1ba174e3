import type { CardId } from '#core/card/card.ts'
import { decode } from '#core/card/disk.ts'
import { outlineCard, type OutlinedCard, type ParsedCard } from '#core/card/parse.ts'
import { draftOf, type Written } from '#core/card/with-text.ts'
import { type MergeConflict, mergeLines } from '#core/share/merge-lines.ts'
import { revisionOfHash } from '#core/store/revisions.ts'
import type { Context } from './context.ts'
import { unpack } from './revision-bytes.ts'

/** A whole file in which two sides come together. Where `conflicts` has something, mine stands there. */
export type MergedText = { readonly source: string; readonly conflicts: readonly MergeConflict[] }

/** What was written from an older state of a card's file, brought together with what the file is now. */
export async function mergeWritten(
  ctx: Context,
  id: CardId,
  path: string,
  theirs: ParsedCard<OutlinedCard>,
  written: { readonly baseHash: string; readonly part: Written; readonly text: string },
): Promise<MergedText> {
  const kept = await revisionOfHash(ctx.db, id, written.baseHash)
  const base = kept && outlineCard(decode(unpack(kept), path).source, path)
  const mine = draftOf(base ?? theirs, written.part, written.text)
  // A base that was never seen, as after the history was restored from an older copy: nobody knows who changed what.
  if (!base || mine.harm !== null) return eitherOr(base?.source ?? '', mine.source, theirs.source)
  const { text, conflicts } = mergeLines(base.source, mine.source, theirs.source)
  const isCard = outlineCard(text, path).card?.id === id
  return isCard ? { source: text, conflicts } : eitherOr(base.source, mine.source, theirs.source)
}

/** All of one or all of the other. */
function eitherOr(base: string, mine: string, theirs: string): MergedText {
  const lines = (text: string): readonly string[] => text.split(/\r\n|\n|\r/)
  return { source: mine, conflicts: [{ line: 1, base: lines(base), mine: lines(mine), theirs: lines(theirs) }] }
}
