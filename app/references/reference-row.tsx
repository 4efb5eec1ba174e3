import Link from 'next/link'
import type { LibraryReference } from '#core/study/references.ts'
import { i18n } from '../_server/i18n.ts'
import { cardHref } from '../_ui/links.ts'
import { ROW } from '../_ui/row-keys.tsx'
import { MarkForm } from './mark-form.tsx'

/** Cards named beside a reference; the others are there when they are asked for. */
const NAMED = 2

/** One place that cards refer to: what is known of it, who refers to it, and whether it was read. */
export async function ReferenceRow({ reference, isUnderHost }: { reference: LibraryReference; isUnderHost: boolean }) {
  const { t, format } = await i18n()
  const { key, url, title, host, kind, cards, isRead, spentMs, deadSince } = reference
  const minutes = Math.round(spentMs / 60_000)
  const others = cards.slice(NAMED)
  return (
    <li className="reference-row" data-read={isRead || undefined}>
      <div>
        <a href={url} rel="noreferrer" lang={cards[0]?.lang} className="row-title" {...ROW}>
          {title}
        </a>
        <p className="facts">
          <span>{t(`kind.${kind}`)}</span>
          {!isUnderHost && <span>{host}</span>}
          {minutes > 0 && <span>{t('references.minutes', { count: minutes })}</span>}
          {deadSince && (
            <span className="text-bad">
              {t('references.dead', { day: format.dateTime(deadSince, { dateStyle: 'medium' }) })}
            </span>
          )}
          <span>{t('references.citedBy', { count: cards.length })}</span>
        </p>
        <Cards cards={cards.slice(0, NAMED)} />
        {others.length > 0 && (
          <details>
            <summary>{t('references.others', { count: others.length })}</summary>
            <Cards cards={others} />
          </details>
        )}
      </div>
      <MarkForm
        of={key}
        isRead={isRead}
        words={{
          action: t(isRead ? 'references.markUnread' : 'references.markRead'),
          label: t(isRead ? 'references.markThisUnread' : 'references.markThisRead', { title }),
          unreachable: t('review.unreachable'),
        }}
      />
    </li>
  )
}

function Cards({ cards }: Pick<LibraryReference, 'cards'>) {
  return (
    <ul className="reference-cards">
      {cards.map((card) => (
        <li key={card.id}>
          <Link href={cardHref(card)} prefetch={false} lang={card.lang}>
            {card.title}
          </Link>
        </li>
      ))}
    </ul>
  )
}
