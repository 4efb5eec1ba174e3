import Link from 'next/link'
import { policyOf } from '#core/study/settings.ts'
import { cardBriefs } from '#core/study/standing.ts'
import { cardsUnderWay } from '#core/store/drafts.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { practiceHref } from '../_ui/links.ts'

/** Attempts named at most. */
const SHOWN = 3

/** Attempts that were begun and neither saved nor thrown away. */
export async function UnderWay() {
  const [{ ctx, settings, now }, { t }] = await Promise.all([study(), i18n()])
  const ids = await cardsUnderWay(ctx.db, SHOWN)
  const briefs = await cardBriefs(ctx.db, ids, now, policyOf(settings))
  const cards = ids.flatMap((id) => briefs.get(id) ?? [])
  if (cards.length === 0) return null
  return (
    <section aria-labelledby="under-way">
      <h2 id="under-way" className="head">
        {t('today.underWay')}
      </h2>
      <ul className="grid gap-1.5">
        {cards.map((card) => (
          <li key={card.id}>
            <Link href={practiceHref(card.id)} prefetch={false} lang={card.lang}>
              {card.title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
