import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { linkPlaces } from '#core/card/link-places.ts'
import { pointLink } from '#core/card/point-link.ts'
import { err, ok, type Result } from '#core/result.ts'
import { findCard } from '#core/store/cards.ts'
import { applyChanges, type Changed } from './change-set.ts'
import type { Context } from './context.ts'
import { fileNow } from './version-file.ts'

/** A link by where it stands, and the card that it is to lead to. */
export const MendLinkInput = z.strictObject({
  cardId: CardId,
  /** Of the file when it was looked at, sha256 in hex. */
  expectedHash: z.string().max(100),
  line: z.coerce.number().int().positive(),
  column: z.coerce.number().int().positive(),
  to: CardId,
})
export type MendLinkInput = z.infer<typeof MendLinkInput>

export type MendLinkError =
  | Changed
  | { readonly kind: 'unknown-card'; readonly cardId: CardId }
  /** The link cannot be got at, or there is none at that place. */
  | { readonly kind: 'unreadable'; readonly path: string }

/** Points one link of a card to another card, its words kept. `batch` takes it back. */
export async function mendLink(
  ctx: Context,
  { cardId, expectedHash, line, column, to }: MendLinkInput,
): Promise<Result<{ readonly batch: string; readonly path: string }, MendLinkError>> {
  if (!(await findCard(ctx.db, to))) return err({ kind: 'unknown-card', cardId: to })
  const now = await fileNow(ctx, cardId)
  if (now.kind === 'gone') return err({ kind: 'unknown-card', cardId })
  const { path, file, parsed } = now
  if (file.hash !== expectedHash) return err({ kind: 'changed', path })
  const place = linkPlaces(file.source, parsed.card?.sections ?? [], () => true).find(
    (one) => one.line === line && one.column === column,
  )
  const edited = place && file.problems.length === 0 ? pointLink(parsed, place, to) : err('unreadable' as const)
  if (!edited.ok) return err({ kind: 'unreadable', path })
  const change = { path, before: file.hash, after: Buffer.from(edited.value) }
  const done = await applyChanges(ctx, { kind: 'relink', about: { cardId, to } }, [change])
  return done.ok ? ok({ batch: done.value.batch, path }) : done
}
