import Link from 'next/link'
import type { QueueItem, Today } from '#core/study/views.ts'
import { i18n, type Translate } from '../_server/i18n.ts'
import { cardHref } from '../_ui/links.ts'
import { Mark } from '../_ui/mark.tsx'

/** The first cards of the queue, in the order in which they will be asked. */
export async function Queue({ today }: { today: Today }) {
  const { t } = await i18n()
  if (today.queue.length === 0) return null
  const more = today.due + today.fresh - today.queue.length
  return (
    <section className="block" aria-labelledby="queue">
      <h2 id="queue" className="block-head">
        {t('today.queue')}
      </h2>
      <ol className="rows">
        {today.queue.map((item) => (
          <Item key={item.card.id} item={item} t={t} />
        ))}
      </ol>
      {more > 0 && <p className="mt-3 text-sm text-soft">{t('today.more', { count: more })}</p>}
    </section>
  )
}

function Item({ item: { card, reason, parent }, t }: { item: QueueItem; t: Translate }) {
  return (
    <li className="row">
      <Mark standing={card.standing} t={t} />
      <div>
        <Link href={cardHref(card)} prefetch={false} lang={card.lang} className="row-title">
          {card.title}
        </Link>
        <p className="facts">
          <span>{t(`reason.${reason}`)}</span>
          {parent && (
            <span>
              {t(reason === 'probe' ? 'reasonMissed' : 'reasonFrom')}{' '}
              <Link href={cardHref(parent)} prefetch={false} lang={parent.lang}>
                {parent.title}
              </Link>
            </span>
          )}
          {card.topics.length > 0 && <span lang={card.lang}>{card.topics.join(' · ')}</span>}
        </p>
      </div>
    </li>
  )
}
