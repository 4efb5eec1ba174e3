import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { type Entry, ENTRY_KINDS, EntryId, type EntryKind, MAX_ENTRY_LENGTH } from '#core/journal/entry.ts'
import { err, ok, type Result } from '#core/result.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { periodOf } from '#core/journal/period.ts'
import { mergeLines } from '#core/share/merge-lines.ts'
import { ownerAmong } from '#core/store/card-aliases.ts'
import { findCard } from '#core/store/cards.ts'
import type { Tx } from '#core/store/db.ts'
import {
  addEntryVersion,
  type EntryVersion,
  newestLookingBack,
  newestVersion,
  versionNumbered,
  versionSaying,
} from '#core/store/entries.ts'
import { insideWrite } from '#core/store/reviews.ts'
import type { Context } from '../context.ts'

export const EntryInput = z.strictObject({
  id: EntryId,
  /** The version from which the writing began: below 1 where it was imported. Null: from nothing. */
  base: z.int().nullable(),
  /** A text that was sent before this one and never answered. If it arrived, it is what this one goes on from. */
  sent: z.string().optional(),
  kind: z.enum(ENTRY_KINDS),
  day: StudyDay,
  cardId: CardId.nullable(),
  text: z.string(),
})
export type EntryInput = z.infer<typeof EntryInput>

/** What holds now. `version` and `changedAt` null: nothing was ever written. An empty text: it was taken away. */
export type SavedEntry = Pick<Entry, 'id' | 'cardId' | 'text'> & {
  readonly version: number | null
  readonly changedAt: Date | null
}

export type SaveEntryError =
  /** The same lines were written otherwise elsewhere. `base`: what both began from. Nothing was written. */
  | { readonly kind: 'conflict'; readonly base: string; readonly theirs: SavedEntry }
  /** In characters. */
  | { readonly kind: 'too-long'; readonly limit: number }
  | { readonly kind: 'unknown-card'; readonly cardId: CardId }

/**
 * Writes an entry, or takes it away where the text is blank. One that was written elsewhere meanwhile is brought together
 * with this text line by line; a text that says what holds already writes nothing, so that one that arrives twice is one.
 * Of what looks back on a span there is one entry, whoever began it: it may go by another id than was sent. It belongs to
 * the first day of the span, and stays what it is.
 */
export async function saveEntry(ctx: Context, input: EntryInput): Promise<Result<SavedEntry, SaveEntryError>> {
  const text = plain(input.text)
  if (text.length > MAX_ENTRY_LENGTH) return err({ kind: 'too-long', limit: MAX_ENTRY_LENGTH })
  const at = ctx.now()
  return insideWrite(ctx.db, async (tx) => {
    const cardId = input.cardId && (await ownerAmong(tx, input.cardId))
    const newest = await newestOf(tx, input)
    // A card may go; what was written about it stays bound to it.
    if (cardId !== null && cardId !== newest?.cardId && !(await findCard(tx, cardId))) {
      return err({ kind: 'unknown-card', cardId })
    }
    const [kind, day] = [newest?.kind ?? input.kind, newest && newest.kind !== 'note' ? newest.day : dayOf(input)]
    const mine = { entryId: newest?.entryId ?? input.id, kind, day, cardId, text, at }
    if (newest === null) return ok(text === '' ? nothingYet(mine) : savedAs(await addEntryVersion(tx, mine)))
    if (newest.text === text && newest.cardId === cardId && newest.day === day) return ok(savedAs(newest))

    const base = await baseOf(tx, newest, input, text)
    // Nothing of its own: what was written elsewhere holds.
    if (base && base.id !== newest.id && base.text === text && base.cardId === cardId) return ok(savedAs(newest))
    // Whoever goes on writing wants it kept, though it was taken away elsewhere.
    if (base?.id === newest.id || newest.text === '') return ok(savedAs(await addEntryVersion(tx, mine)))
    const merged = mergeLines(base?.text ?? '', text, newest.text)
    if (text === '' || merged.conflicts.length > 0) {
      return err({ kind: 'conflict', base: base?.text ?? '', theirs: savedAs(newest) })
    }
    if (merged.text.length > MAX_ENTRY_LENGTH) return err({ kind: 'too-long', limit: MAX_ENTRY_LENGTH })
    // First as it was written: should this arrive again, it is known by it.
    await addEntryVersion(tx, mine)
    const bound = cardId === base?.cardId ? newest.cardId : cardId
    return ok(savedAs(await addEntryVersion(tx, { ...mine, cardId: bound, text: merged.text })))
  })
}

/** Forms send other line ends; blank is nothing; and half a character is kept as none, or it would not be known again. */
function plain(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').toWellFormed()
  return lines.trim() === '' ? '' : lines
}

const dayOf = ({ kind, day }: EntryInput): StudyDay => (kind === 'note' ? day : periodOf(kind, day).first)

async function newestOf(tx: Tx, input: EntryInput): Promise<EntryVersion | null> {
  const { id, kind } = input
  const own = await newestVersion(tx, id)
  return own ?? (kind === 'note' ? null : newestLookingBack(tx, kind, dayOf(input)))
}

/** The version that a text goes on from. Null: from nothing, or from one that is not known here. */
async function baseOf(
  tx: Tx,
  newest: EntryVersion,
  { base, sent }: EntryInput,
  text: string,
): Promise<EntryVersion | null> {
  if (base === newest.id) return newest
  // Twice taken away, with something put back in between, is no text that arrives twice.
  const texts = [text, plain(sent ?? '')].filter((one) => one !== '' || sent !== undefined)
  const arrived = await versionSaying(tx, newest.entryId, base, texts)
  return arrived ?? (base === null ? null : versionNumbered(tx, newest.entryId, base))
}

const savedAs = ({ id, entryId, cardId, text, at }: EntryVersion): SavedEntry => ({
  id: entryId,
  version: id,
  cardId,
  text,
  changedAt: at,
})

const nothingYet = ({
  entryId,
  cardId,
}: {
  readonly entryId: EntryId
  readonly cardId: CardId | null
}): SavedEntry => ({
  id: entryId,
  version: null,
  cardId,
  text: '',
  changedAt: null,
})

/** What was written to look back on the span that begins with `day`. Null: nothing, or it was taken away. */
export async function lookingBackOn(
  ctx: Context,
  kind: Exclude<EntryKind, 'note'>,
  day: StudyDay,
): Promise<SavedEntry | null> {
  const newest = await newestLookingBack(ctx.db, kind, day)
  return newest === null ? null : savedAs(newest)
}
