import type { CardId } from '#core/card/card.ts'
import { changedParts, type PartId, partsOf } from '#core/card/parts.ts'
import type { Context } from './context.ts'
import { fileNow } from './version-file.ts'
import { readVersion } from './versions.ts'

/** What restoring a version would change in the card's file. */
export type Restorable = {
  readonly n: number
  /** Whether the file holds anything else, or is gone. */
  readonly isOther: boolean
  /** Parts that are otherwise in the file; none where there is no file to put one into. */
  readonly parts: readonly PartId[]
  /** Parts that this version has. */
  readonly has: readonly PartId[]
}

/** What a version could be restored for. Null: it is not the card, or there is no such version. */
export async function restorable(ctx: Context, id: CardId, n: number): Promise<Restorable | null> {
  const [version, now] = [await readVersion(ctx, id, n), await fileNow(ctx, id)]
  if (version?.parsed.card?.id !== id) return null
  return {
    n,
    isOther: now.kind === 'gone' || now.file.hash !== version.hash,
    parts: now.kind === 'there' && now.parsed.card ? changedParts(version.parts, partsOf(now.file.source)) : [],
    has: version.parts.map((part) => part.id),
  }
}
