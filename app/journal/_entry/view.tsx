import Link from 'next/link'
import { guessLang } from '#core/card/guess-lang.ts'
import type { ShownEntry } from '#core/study/journal/shown-entries.ts'
import { i18n } from '../../_server/i18n.ts'
import { cardHref, entryHref } from '../../_ui/links.ts'
import { SectionBody } from '../../_ui/section.tsx'
import { Editable } from './editable.tsx'
import { writtenOf } from './given.ts'
import { mannerNow } from './writer.tsx'

type Props = {
  entry: ShownEntry
  /** On the page of its card, which needs not be named; there it is the day that is. */
  isOnCard?: boolean
}

/** An entry as it reads now. It is written in where it stands. */
export async function EntryView({ entry, isOnCard = false }: Props) {
  const [{ t, format }, manner] = await Promise.all([i18n(), mannerNow()])
  const { id, section, card, text, beganAt, changedAt } = entry
  const when = isOnCard
    ? format.dateTime(beganAt, { year: 'numeric', month: 'short', day: 'numeric' })
    : format.dateTime(beganAt, { hour: '2-digit', minute: '2-digit' })
  return (
    <Editable entry={writtenOf(entry)} manner={manner}>
      <div className="entry-text">
        <SectionBody section={section} lang={guessLang(text)} demos="link" />
      </div>
      <p className="facts">
        <time dateTime={beganAt.toISOString()}>{when}</time>
        {card !== null && !isOnCard && (
          <Link href={cardHref(card)} prefetch={false} lang={card.lang}>
            {card.title}
          </Link>
        )}
        {entry.cardId !== null && card === null && <span>{t('entry.untied')}</span>}
        {changedAt > beganAt && (
          <Link href={entryHref(id)} prefetch={false}>
            {t('entry.versions')}
          </Link>
        )}
      </p>
    </Editable>
  )
}
