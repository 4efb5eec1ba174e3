import Link from 'next/link'
import { viewCard } from '#core/study/cards.ts'
import type { Today } from '#core/study/views.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { cardHref } from '../_ui/links.ts'
import { Mark } from '../_ui/mark.tsx'
import { alone } from '../_ui/outline-fold.ts'
import { Outline } from '../_ui/outline.tsx'

/** Follow-ups named here; the card's page names all. */
const NAMED = 6

/** The card answered last, and where it leads. */
export async function LastStop({ last: { card, at, rating } }: { last: NonNullable<Today['lastReviewed']> }) {
  const [{ ctx, now }, { t, format }] = await Promise.all([study(), i18n()])
  const view = await viewCard(ctx, card.id)
  return (
    <section aria-labelledby="stopped">
      <h2 id="stopped" className="head">
        {t('today.stopped')}
      </h2>
      <div className="tree">
        <div className="line">
          <Mark standing={card.standing} t={t} />
          <Link href={cardHref(card)} prefetch={false} lang={card.lang} className="!text-ink">
            {card.title}
          </Link>
        </div>
        <p className="facts pl-5">
          <span>{t(`rating.${rating}`)}</span>
          <time dateTime={at.toISOString()}>{format.relativeTime(at, now)}</time>
        </p>
        {view && view.followUps.length > 0 ? (
          <>
            <h3 className="mt-3 text-soft">{t('today.leads')}</h3>
            <Outline nodes={view.followUps.slice(0, NAMED).map(alone)} t={t} lang={card.lang} />
          </>
        ) : (
          <p className="mt-2 text-soft">{t('today.noLeads')}</p>
        )}
      </div>
    </section>
  )
}
