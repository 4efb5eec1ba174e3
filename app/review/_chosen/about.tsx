import Link from 'next/link'
import type { Route } from 'next'
import type { Filter, Session } from '#core/study/session.ts'
import type { CardBrief } from '#core/study/views.ts'
import { i18n, type Translate } from '../../_server/i18n.ts'
import { Hint, keyed } from '../../_ui/kbd.tsx'
import { chainHref } from '../../_ui/links.ts'

type Props = {
  session: Session
  /** The card that the chain begins with. Null: it is no chain. */
  root: CardBrief | null
  /** Null: it has been ended. */
  endAt: Route | null
}

/** What is being asked, and the way out. */
export async function About({ session: { filter, isRehearsal }, root, endAt }: Props) {
  const { t } = await i18n()
  return (
    <div className="review-about">
      <p className="facts">
        <span>
          {nameOf(filter, t)}
          {root && (
            <>
              {' '}
              <Link href={chainHref(root.id)} prefetch={false} lang={root.lang}>
                {root.title}
              </Link>
            </>
          )}
        </span>
        {isRehearsal && <span className="text-ink">{t('session.rehearsal')}</span>}
      </p>
      {endAt && (
        <Link href={endAt} prefetch={false} className="action" {...keyed('e')}>
          {t('session.end')} <Hint k="e" />
        </Link>
      )}
    </div>
  )
}

/** What a filter asks for, in words. The chain itself is named beside it. */
export function nameOf(filter: Filter, t: Translate): string {
  switch (filter.kind) {
    case 'topic':
      return t('session.name.topic', { topic: filter.topic })
    case 'category':
      return t('session.name.category', { category: t(`category.${filter.category}`) })
    case 'search':
      return t('session.name.search', { query: filter.query })
    case 'failed':
      return t('session.name.failed', { days: filter.days })
    case 'chain':
      return t('session.name.chain')
    case 'walk':
      return t('session.name.walk')
    default:
      return filter satisfies never
  }
}
