import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { takenInto } from '#core/store/card-aliases.ts'
import { changeSetsOf } from '#core/store/change-sets.ts'
import { type Changed, undoBatch } from './change-set.ts'
import { err, type Result } from '#core/result.ts'
import type { Context } from './context.ts'
import { listVersions } from './versions.ts'

/** What a merger tells of itself: the card that went, and the one that took it in. */
const About = z.object({ from: CardId, into: CardId, title: z.string(), intoTitle: z.string() })
export type Merger = Readonly<z.infer<typeof About>>

/** What was merged as one deed. Null: there is no such merger, or it was taken back. */
export async function mergerOf(ctx: Context, batch: string): Promise<Merger | null> {
  const [set] = await changeSetsOf(ctx.db, batch)
  return set?.kind === 'merge' ? About.parse(set.about) : null
}

/** Takes a merger back: both cards are there again, each with its own history. */
export async function undoMerge(
  ctx: Context,
  batch: string,
): Promise<Result<unknown, Changed | { readonly kind: 'unknown' }>> {
  return (await mergerOf(ctx, batch)) === null ? err({ kind: 'unknown' }) : undoBatch(ctx, batch)
}

/** A card that was taken in, as it was when its file was last seen. */
export type TakenIn = { readonly id: CardId; readonly title: string; readonly lang: string; readonly versions: number }

/** The cards whose history is this one's own, as far as a version of them was seen. */
export async function takenInCards(ctx: Context, id: CardId): Promise<readonly TakenIn[]> {
  const listed = await Promise.all((await takenInto(ctx.db, id)).map((one) => listVersions(ctx, one, { limit: 1 })))
  return listed.flatMap((card) =>
    card ? [{ id: card.id, title: card.title, lang: card.lang, versions: card.total }] : [],
  )
}
