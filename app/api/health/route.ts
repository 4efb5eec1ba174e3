import { countCards } from '#core/store/cards.ts'
import { context } from '../../_server/context.ts'
import { guarded, respond } from '../../_server/respond.ts'

/** `demos`: what this machine lacks to run any of them; null if it lacks nothing. */
export const GET = guarded(async () => {
  const ctx = await context()
  const [cards, { sandbox }] = await Promise.all([countCards(ctx.db), ctx.runner.probe()])
  return respond({ status: 'ok', cards, now: ctx.now(), demos: sandbox })
})
