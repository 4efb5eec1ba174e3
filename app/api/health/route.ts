import { countCards } from '#core/store/cards.ts'
import { context } from '../../_server/context.ts'
import { guarded, respond } from '../../_server/respond.ts'

export const GET = guarded(async () => {
  const ctx = await context()
  return respond({ status: 'ok', cards: await countCards(ctx.db), now: ctx.now() })
})
