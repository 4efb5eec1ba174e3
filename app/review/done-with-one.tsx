import Link from 'next/link'
import type { ReviewView } from '#core/study/views.ts'
import { i18n } from '../_server/i18n.ts'
import { Hint, keyed } from '../_ui/kbd.tsx'
import { cardHref } from '../_ui/links.ts'

/** One card was asked for and answered: back to it, or on with what is due. */
export async function DoneWithOne({ view: { card, remaining } }: { view: ReviewView }) {
  const { t } = await i18n()
  const hasMore = remaining.due + remaining.fresh > 0
  return (
    <div className="lead">
      <h1>{t('review.oneDone')}</h1>
      <p className="mt-2" lang={card.lang}>
        {card.title}
      </p>
      <p className="mt-6 flex flex-wrap gap-2.5">
        {hasMore && (
          <Link href="/review" prefetch={false} className="button" {...keyed('Enter')}>
            {t('review.goOn')} <Hint k="Enter" />
          </Link>
        )}
        <Link
          href={cardHref(card)}
          prefetch={false}
          className="button button-quiet"
          {...keyed(hasMore ? 'b' : 'Enter b')}
        >
          {t('review.backToCard')} <Hint k={hasMore ? 'b' : 'Enter'} />
        </Link>
      </p>
    </div>
  )
}
