import Link from 'next/link'
import type { MapLine } from '#core/study/map-outline.ts'
import type { Translate } from '../_server/i18n.ts'
import { Dot } from '../_ui/dot.tsx'
import { cardHref } from '../_ui/links.ts'
import { MARK_OF } from './say.ts'

/** What the drawing says, in text: each card with its mark, follow-ups below what they follow. */
export function OutlineView({ lines, t }: { lines: readonly MapLine[]; t: Translate }) {
  return (
    <ol>
      {lines.map(({ card, repeated, children }, i) => (
        <li key={`${card.id} ${i}`}>
          <div className="line" data-archived={card.archived || !card.matches || undefined}>
            <Dot mark={MARK_OF[card.known]} label={t(`map.knownAs.${card.known}`)} />
            <span>
              <Link href={cardHref(card)} prefetch={false} lang={card.lang}>
                {card.title}
              </Link>
              {repeated && <span className="aside"> {t('map.repeated')}</span>}
            </span>
          </div>
          {children.length > 0 && <OutlineView lines={children} t={t} />}
        </li>
      ))}
    </ol>
  )
}
