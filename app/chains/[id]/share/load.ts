import { cache } from 'react'
import { CardId } from '#core/card/card.ts'
import { findCard } from '#core/store/cards.ts'
import { packedToSee } from '#core/study/share/kept-packed.ts'
import { study } from '../../../_server/study.ts'

/** The card that a chain begins with. Null: there is none. */
export const rootOf = cache(async (param: string) => {
  const id = CardId.safeParse(param)
  return id.success ? findCard((await study()).ctx.db, id.data) : null
})

/** What would leave of a chain now. */
export const packedOf = cache(async (root: CardId) => packedToSee((await study()).ctx, root))
