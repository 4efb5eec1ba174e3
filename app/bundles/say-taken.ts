import type { Bundle } from '#core/share/bundle/bundle.ts'
import { briefs } from '#core/store/cards.ts'
import type { Context } from '#core/study/context.ts'
import type { Taken } from '#core/study/share/inspection.ts'
import type { Translate } from '../_server/i18n.ts'
import { cardHref, chainHref } from '../_ui/links.ts'
import type { TakenSaid } from './views.ts'

/** What taking in came to, with the cards of the chain that are here now. */
export async function sayTaken(ctx: Context, t: Translate, { chain }: Bundle, taken: Taken): Promise<TakenSaid> {
  const ids = chain.nodes.map(({ id }) => id)
  const here = await briefs(ctx.db, ids)
  return {
    batch: taken.batch,
    wrote: t('bundles.wrote', { count: taken.written.length }),
    chainHref: chainHref(chain.root),
    cards: ids.flatMap((id) => {
      const card = here.get(id)
      return card === undefined ? [] : [{ id, title: card.title, lang: card.lang, href: cardHref(card) }]
    }),
    kept: taken.kept,
  }
}
