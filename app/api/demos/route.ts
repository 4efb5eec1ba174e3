import { listDemoViews } from '#core/study/demos.ts'
import { context } from '../../_server/context.ts'
import { guarded, respond } from '../../_server/respond.ts'
import { runToken } from '../../_server/run-token.ts'

/** All demos, and what it takes to run one. */
export const GET = guarded(async () => {
  const { demos, problems, sandbox } = await listDemoViews(await context())
  const shown = demos.map(({ id, title, lang, hash, isForeign, trust, cards }) => {
    return {
      id,
      title,
      lang,
      hash,
      isForeign,
      isAllowed: trust !== 'not-reviewed',
      cards: cards.map((card) => card.id),
    }
  })
  return respond({ token: runToken(), sandbox, demos: shown, problems })
})
