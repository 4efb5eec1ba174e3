import { cache } from 'react'
import { CardId } from '#core/card/card.ts'
import { attemptsOf, type AttemptView } from '#core/study/attempts.ts'
import { findCard, type StoredCard } from '#core/store/cards.ts'
import { study } from '../../../_server/study.ts'

export type Loaded = { readonly card: StoredCard; /** Saved last first. */ readonly attempts: readonly AttemptView[] }

/** The attempts at a card. Null: there is no such card. */
export const load = cache(async (cardParam: string): Promise<Loaded | null> => {
  const id = CardId.safeParse(cardParam)
  const { ctx } = await study()
  const card = id.success ? await findCard(ctx.db, id.data) : null
  return card && { card, attempts: await attemptsOf(ctx, card.id) }
})
