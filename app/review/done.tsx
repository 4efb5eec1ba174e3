import Link from 'next/link'
import { openCards } from '#core/study/plan.ts'
import { forecast } from '#core/study/queue.ts'
import { policyOf } from '#core/study/settings.ts'
import { cardBriefs } from '#core/study/standing.ts'
import { countCards } from '#core/store/cards.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { EmptyLibrary } from '../_today/empty-library.tsx'
import { Hint, keyed } from '../_ui/kbd.tsx'
import { reviewHref } from '../_ui/links.ts'
import { Mark } from '../_ui/mark.tsx'

/** How far ahead the next due card is looked for, in days. */
const AHEAD_DAYS = 60
/** Cards offered to whoever wants to go on. */
const OFFERED = 5

/** Nothing is due: when there will be, and what could be asked instead. */
export async function Done() {
  const [{ ctx, settings, now }, { t, format }] = await Promise.all([study(), i18n()])
  const [days, open, cards] = await Promise.all([
    forecast(ctx, AHEAD_DAYS),
    openCards(ctx.db, now, OFFERED),
    countCards(ctx.db),
  ])
  if (cards === 0) return <EmptyLibrary />
  const ids = open.map(({ cardId }) => cardId)
  const briefs = await cardBriefs(ctx.db, ids, now, policyOf(settings))
  const offered = ids.flatMap((id) => briefs.get(id) ?? [])
  const next = days.find(({ due }) => due > 0)
  return (
    <div className="lead">
      <h1>{t('review.doneTitle')}</h1>
      {next && (
        <p className="mt-2 text-soft">
          {t('review.doneNext', {
            day: format.dateTime(new Date(`${next.day}T12:00:00Z`), {
              month: 'short',
              day: 'numeric',
              weekday: 'short',
              timeZone: 'UTC',
            }),
          })}
        </p>
      )}
      <p className="mt-6 flex flex-wrap gap-2.5">
        <Link href="/" prefetch={false} className="button button-quiet" {...keyed('Enter')}>
          {t('review.backToToday')} <Hint k="Enter" />
        </Link>
        <Link href="/review/choose" prefetch={false} className="button button-quiet" {...keyed('c')}>
          {t('session.title')} <Hint k="c" />
        </Link>
      </p>
      {offered.length > 0 && (
        <section className="block" aria-labelledby="offered">
          <h2 id="offered" className="block-head">
            {t('review.doneFresh')}
          </h2>
          <ul className="rows">
            {offered.map((card) => (
              <li key={card.id} className="row">
                <Mark standing={card.standing} t={t} />
                <Link href={reviewHref(card.id)} prefetch={false} lang={card.lang} className="row-title">
                  {card.title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
