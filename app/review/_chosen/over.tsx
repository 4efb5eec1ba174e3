import Link from 'next/link'
import { RATINGS } from '#core/schedule/rating.ts'
import type { Session } from '#core/study/session.ts'
import { countMissed, type SessionView } from '#core/study/session-queue.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { Hint, keyed } from '../../_ui/kbd.tsx'
import { cardHref, chainHref } from '../../_ui/links.ts'
import { Mark } from '../../_ui/mark.tsx'
import { sessionHref } from './href.ts'
import { waitingOf } from './waiting.ts'

/** How it went, what was missed, and what to do next. */
export async function Over({ session, view: { root, done, left } }: { session: Session; view: SessionView }) {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const missed = done.filter(({ rating }) => rating === 'again')
  const missedToday = missed.length === 0 ? 0 : await countMissed(ctx, 1)
  const hasMore = left.toAsk > 0
  const facts = [
    ...(done.length > 0 ? [t('session.over.asked', { count: done.length })] : []),
    ...RATINGS.flatMap((rating) => {
      const count = done.filter((one) => one.rating === rating).length
      return count === 0 ? [] : [t('session.over.rated', { rating: t(`rating.${rating}`), count })]
    }),
    ...(hasMore ? [t('session.left', { count: left.toAsk })] : []),
    ...waitingOf(left, t),
  ]
  return (
    <div className="lead">
      <h1>{hasMore ? t('session.over.paused') : t(`session.over.${done.length > 0 ? 'done' : 'nothing'}`)}</h1>
      <p className="facts">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      {done.length === 0 && !hasMore && <p className="mt-2 text-soft">{t('session.over.nothingNote')}</p>}
      <p className="mt-6 flex flex-wrap gap-2.5">
        {hasMore ? (
          <Link href={sessionHref(session)} prefetch={false} className="button" {...keyed('Enter')}>
            {t('session.over.goOn')} <Hint k="Enter" />
          </Link>
        ) : (
          missedToday > 0 && (
            <Link
              href={sessionHref({ filter: { kind: 'failed', days: 1 }, isRehearsal: true })}
              prefetch={false}
              className="button"
              {...keyed('Enter')}
            >
              {t('session.over.again', { count: missedToday })} <Hint k="Enter" />
            </Link>
          )
        )}
        <Link href="/review/choose" prefetch={false} className="button button-quiet" {...keyed('c')}>
          {t('session.over.choose')} <Hint k="c" />
        </Link>
        <Link href={root ? chainHref(root.id) : '/'} prefetch={false} className="button button-quiet" {...keyed('b')}>
          {root ? t('session.over.toChain') : t('review.backToToday')} <Hint k="b" />
        </Link>
      </p>
      {missed.length > 0 && (
        <section className="block" aria-labelledby="missed">
          <h2 id="missed" className="block-head">
            {t('session.over.missed')}
          </h2>
          <ul className="rows">
            {missed.map(({ card }) => (
              <li key={card.id} className="row">
                <Mark standing={card.standing} t={t} />
                <Link href={cardHref(card)} prefetch={false} lang={card.lang} className="row-title">
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
