import Link from 'next/link'
import type { DeadLink } from '#core/study/dead-links.ts'
import type { Translate } from '../_server/i18n.ts'
import type { Locale } from '../_server/locale.ts'
import { cardHref, editHref, newCardHref } from '../_ui/links.ts'
import { sectionName } from '../_ui/stage.ts'
import type { DeadRow } from './dead-rows.tsx'

/** A dead link as a row: where it stands, the words around it, and what can be done. */
export function deadRow(link: DeadLink, t: Translate, locale: Locale): DeadRow {
  const { from, path, hash, place, target, likeliest } = link
  const at = place ? `${place.line}:${place.column}` : 'spoils'
  const fields = place &&
    likeliest && {
      cardId: from.id,
      expectedHash: hash,
      line: String(place.line),
      column: String(place.column),
      to: likeliest.id,
    }
  return {
    key: `${path}:${at}:${target.kind === 'card' ? target.id : target.written}`,
    fields,
    about: <About link={link} t={t} locale={locale} />,
    others: (
      <>
        {place && (
          <Link href={newCardHref(question(link))} prefetch={false} className="action">
            {t('links.make')}
          </Link>
        )}
        <Link href={editHref(from.id)} prefetch={false} className="action">
          {t('links.edit')}
        </Link>
      </>
    ),
  }
}

/** What the card would ask that is missing. */
const question = ({ target, place }: DeadLink): string =>
  target.kind === 'name' ? target.written : (place?.words ?? '')

function About({ link, t, locale }: { link: DeadLink; t: Translate; locale: Locale }) {
  const { from, path, place, target, likeliest } = link
  const written = target.kind === 'card' ? `card:${target.id}` : `[[${target.written}]]`
  return (
    <>
      <p className="facts">
        <Link href={cardHref(from)} prefetch={false} lang={from.lang}>
          {from.title}
        </Link>
        <span className="dead-link-place">
          {path}
          {place && `:${place.line}`} · {place ? sectionName(place.section, locale) : t('links.spoils')}
        </span>
      </p>
      {place && (
        <p lang={from.lang} className="dead-link-text">
          {place.context.text.slice(0, place.context.mark[0])}
          <mark>{place.context.text.slice(...place.context.mark)}</mark>
          {place.context.text.slice(place.context.mark[1])}
        </p>
      )}
      <p className="dead-link-gone">{t('links.gone', { target: written })}</p>
      {likeliest && (
        <p>
          <span className="text-soft">{t('links.likeliest')} </span>
          <Link href={cardHref(likeliest)} prefetch={false} lang={likeliest.lang}>
            {likeliest.title}
          </Link>{' '}
          <span className="text-soft">({t(`links.why.${likeliest.why}`)})</span>
        </p>
      )}
    </>
  )
}
