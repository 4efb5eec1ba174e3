import { z } from 'zod'
import { addFollowUp, type AddError } from '#core/card/add-follow-up.ts'
import { CardId } from '#core/card/card.ts'
import { err, ok, type Result } from '#core/result.ts'
import { findCard } from '#core/store/cards.ts'
import type { Context } from './context.ts'
import { editCard, type EditError, type NoRoom, unreadable } from './edit.ts'

/** `child` is to be a follow-up of `parent`. Both are cards already. */
export const LinkInput = z.strictObject({ parent: CardId, child: CardId })
export type LinkInput = z.output<typeof LinkInput>

/** Links a card in stage 6 of another, at its end. An open question of the same words gives place to the link. */
export async function linkFollowUp(
  ctx: Context,
  { parent, child }: LinkInput,
): Promise<Result<null, EditError | NoRoom | Extract<AddError, { kind: 'already-there' }>>> {
  const card = await findCard(ctx.db, child)
  if (!card || parent === child) return err({ kind: 'unknown-card' })
  return editCard(ctx, parent, async (parsed, { path }) => {
    const isThere = parsed.card?.followUps.some((one) => one.kind === 'card' && one.id === child)
    if (isThere) return err({ kind: 'already-there' as const })
    const edited = addFollowUp(parsed, card.title, child)
    if (edited.ok) return ok({ source: edited.value, value: null })
    return err(edited.error.kind === 'unreadable' ? unreadable(path) : { kind: edited.error.kind })
  })
}
