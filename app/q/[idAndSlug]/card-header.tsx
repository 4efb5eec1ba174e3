import Link from 'next/link'
import { sayDay } from '../../_server/say.ts'
import type { CardView, OutlineNode } from '#core/study/views.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { Hint, keyed } from '../../_ui/kbd.tsx'
import { cardHref } from '../../_ui/links.ts'
import { queryHref } from '../../_ui/query-href.ts'

/** Where the card stands, its question, and what is to be known of it at a glance. */
export async function CardHeader({ view: { card, breadcrumb, followUps, standing } }: { view: CardView }) {
  const [i18nOf, { now, settings }] = await Promise.all([i18n(), study()])
  const { t } = i18nOf
  const count = (kind: OutlineNode['kind']) => followUps.filter((node) => node.kind === kind).length
  const open = count('open')
  const passedAt = standing.state === 'review' ? standing.passedAt : null
  return (
    <header className="lead">
      {breadcrumb.length > 0 && (
        <nav aria-label={t('card.path')}>
          <ol className="crumbs">
            {breadcrumb.map((crumb, i) => (
              <li key={crumb.id}>
                <Link
                  href={cardHref(crumb)}
                  prefetch={false}
                  lang={crumb.lang}
                  {...(i === breadcrumb.length - 1 ? { ...keyed('p'), 'data-key-label': t('card.parent') } : {})}
                >
                  {crumb.title}
                </Link>
                {i === breadcrumb.length - 1 && <Hint k="p" />}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <h1 lang={card.lang}>{card.title}</h1>
      <p className="facts">
        <span>{t(`category.${card.category}`)}</span>
        {card.topics.map((topic) => (
          <Link key={topic} href={queryHref('/boards', { topic })} prefetch={false} lang={card.lang}>
            {topic}
          </Link>
        ))}
        <span>{t('card.followUps', { count: count('card') })}</span>
        {open > 0 && <span>{t('card.openCount', { count: open })}</span>}
        {passedAt && (
          <span className="text-good">{t('card.passed', { when: sayDay(i18nOf, passedAt, now, settings.day) })}</span>
        )}
      </p>
    </header>
  )
}
