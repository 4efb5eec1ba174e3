import { addFollowUp as addToStage, isSame } from '#core/card/add-follow-up.ts'
import type { CardId } from '#core/card/card.ts'
import { plainLine, readText } from '#core/card/plain-answer.ts'
import { err, ok, type Result } from '#core/result.ts'
import { findCard } from '#core/store/cards.ts'
import { folderOf, make, type AskedCard } from './ask.ts'
import type { Context } from './context.ts'
import { editCard, keepAsItIs, unreadable, type EditError, type NoRoom } from './edit.ts'
import { MAX_TITLE, mintId, type ToWrite } from './new-card.ts'

export type AddFollowUpError =
  | EditError
  | NoRoom
  | { readonly kind: 'bad-question' }
  | { readonly kind: 'already-there' }

/**
 * Adds a question to stage 6 of a card: as an open question, or as a card of its own, made beside its parent. An open
 * question of the same words becomes that card. Null: it is not a card yet.
 */
export async function addFollowUp(
  ctx: Context,
  parentId: CardId,
  question: string,
  as: 'open' | 'card',
): Promise<Result<AskedCard | null, AddFollowUpError>> {
  const title = plainLine(question)
  if (readText(title) === '' || title.length > MAX_TITLE) return err({ kind: 'bad-question' })
  if (as === 'open') {
    return editCard(ctx, parentId, async (parsed, parent) => {
      const edited = addToStage(parsed, title, null)
      if (edited.ok) return ok({ source: edited.value, value: null })
      return err(edited.error.kind === 'unreadable' ? unreadable(parent.path) : { kind: edited.error.kind })
    })
  }
  return followUpCard(ctx, parentId, title)
}

/**
 * Makes a card of an open question of stage 6, given as it reads there; a link takes its place. `gone`: nobody asks it
 * there any more.
 */
export async function promote(
  ctx: Context,
  parentId: CardId,
  question: string,
): Promise<Result<AskedCard, AddFollowUpError | { readonly kind: 'gone' }>> {
  const parent = await findCard(ctx.db, parentId)
  if (!parent) return err({ kind: 'unknown-card' })
  const kept = await keepAsItIs(ctx, parent)
  if (!kept.ok) return kept
  const asked = kept.value.card?.followUps.filter(({ text }) => isSame(text, question)) ?? []
  if (asked.length === 0) return err({ kind: 'gone' })
  const title = plainLine(question)
  return title === '' || title.length > MAX_TITLE ? err({ kind: 'bad-question' }) : followUpCard(ctx, parentId, title)
}

/** Beside its parent, in its language, about the same. */
async function followUpCard(
  ctx: Context,
  parentId: CardId,
  title: string,
): Promise<Result<AskedCard, AddFollowUpError>> {
  const parent = await findCard(ctx.db, parentId)
  if (!parent) return err({ kind: 'unknown-card' })
  const { lang, category, topics } = parent
  const card: ToWrite = { id: mintId(), title, lang, category, topics, folder: folderOf(parent), whenTaken: 'suffix' }
  const made = await make(ctx, card, parentId, 'promote')
  if (made.ok) return made
  if (made.error.kind === 'taken') throw new Error('a name that is taken was not given another')
  return err(made.error)
}
