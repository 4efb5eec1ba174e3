import { addFollowUp as addToStage, isSame } from '#core/card/add-follow-up.ts'
import type { CardId } from '#core/card/card.ts'
import { hashOfBytes } from '#core/card/disk.ts'
import { err, ok, type Result } from '#core/result.ts'
import { findCard } from '#core/store/cards.ts'
import { applyChanges, type Changed, type FileChange } from './change-set.ts'
import type { Context } from './context.ts'
import { type EditError, keepAsItIs, unreadable } from './edit.ts'
import { inTurn } from './in-turn.ts'

/** An open question of a card's stage 6, as it reads there. */
export type OpenQuestion = { readonly parentId: CardId; readonly question: string }

export type LinkOpenError =
  | EditError
  | Changed
  /** `gone`: none of the cards asks it any more. `already-there`: those that do link to the card already. */
  | { readonly kind: 'gone' | 'already-there' }

/**
 * Puts links to a card that there is in the place of open questions that it answers: in all of the files, as one set of
 * changes, or in none. A card that does not ask its question any more, or links to the card already, stays as it is.
 */
export async function linkOpen(
  ctx: Context,
  questions: readonly OpenQuestion[],
  cardId: CardId,
): Promise<Result<{ readonly batch: string }, LinkOpenError>> {
  if (!(await findCard(ctx.db, cardId))) return err({ kind: 'unknown-card' })
  return inTurn(`asked ${ctx.contentDir}`, async () => {
    const changes = new Map<CardId, FileChange>()
    let isThere = false
    for (const { parentId, question } of questions) {
      // A card links to another once, though it asks for it in several ways.
      if (changes.has(parentId)) continue
      const change = await linkIn(ctx, parentId, question, cardId)
      if (!change.ok) return change
      if (change.value === 'already-there') isThere = true
      else if (change.value !== 'gone') changes.set(parentId, change.value)
    }
    if (changes.size === 0) return err({ kind: isThere ? 'already-there' : 'gone' })
    return applyChanges(ctx, { kind: 'follow-up', about: { id: cardId } }, [...changes.values()])
  })
}

/** What becomes of a card's file, or why nothing does. */
async function linkIn(
  ctx: Context,
  parentId: CardId,
  question: string,
  cardId: CardId,
): Promise<Result<FileChange | 'gone' | 'already-there', EditError>> {
  const parent = await findCard(ctx.db, parentId)
  if (!parent || parentId === cardId) return ok('gone')
  const kept = await keepAsItIs(ctx, parent)
  if (!kept.ok) return kept
  const followUps = kept.value.card?.followUps ?? []
  if (!followUps.some((one) => one.kind === 'open' && isSame(one.text, question))) return ok('gone')
  if (followUps.some((one) => one.kind === 'card' && one.id === cardId)) return ok('already-there')
  const edited = addToStage(kept.value, question, cardId)
  if (!edited.ok) return err(unreadable(parent.path))
  const before = hashOfBytes(Buffer.from(kept.value.source))
  return ok({ path: parent.path, before, after: Buffer.from(edited.value) })
}
