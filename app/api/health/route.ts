import { countCards } from '#core/store/cards.ts'
import { context } from '../../_server/context.ts'
import { respond } from '../../_server/respond.ts'

export async function GET(): Promise<Response> {
  const ctx = await context()
  return respond({ status: 'ok', cards: await countCards(ctx.db), now: ctx.now() })
}
