import type { EntryId } from '#core/journal/entry.ts'
import { err, ok, type Result } from '#core/result.ts'
import { addEntryVersion, type EntryVersion, newestVersion, versionNumbered } from '#core/store/entries.ts'
import { insideWrite } from '#core/store/reviews.ts'
import type { Context } from '../context.ts'

export type RestoreEntryError =
  | { readonly kind: 'unknown-version' }
  /** It was written in since it was looked at. */
  | { readonly kind: 'changed' }

/** Makes an entry read as it did in `version`, if `base` still holds. Its day and its card stay. */
export const restoreEntryVersion = (
  ctx: Context,
  { id, version, base }: { readonly id: EntryId; readonly version: number; readonly base: number },
): Promise<Result<EntryVersion, RestoreEntryError>> => {
  const at = ctx.now()
  return insideWrite(ctx.db, async (tx) => {
    const [newest, wanted] = [await newestVersion(tx, id), await versionNumbered(tx, id, version)]
    if (!newest || !wanted || wanted.text === '') return err<RestoreEntryError>({ kind: 'unknown-version' })
    if (newest.text === wanted.text) return ok(newest)
    if (newest.id !== base) return err<RestoreEntryError>({ kind: 'changed' })
    const { entryId, kind, day, cardId } = newest
    return ok(await addEntryVersion(tx, { entryId, kind, day, cardId, text: wanted.text, at }))
  })
}
