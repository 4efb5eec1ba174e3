import Link from 'next/link'
import type { CardView } from '#core/study/views.ts'
import { i18n } from '../../_server/i18n.ts'
import { cardHref } from '../../_ui/links.ts'
import { Mark } from '../../_ui/mark.tsx'
import { sectionName } from '../../_ui/stage.ts'

/** Shown without being asked for. */
const SHOWN = 8

/** The cards that link here, each with the sentences in which it does. */
export async function Backlinks({ cards }: { cards: CardView['backlinks'] }) {
  const { t } = await i18n()
  if (cards.length === 0) return null
  const [shown, rest] = [cards.slice(0, SHOWN), cards.slice(SHOWN)]
  return (
    <section className="block" aria-labelledby="backlinks">
      <h2 id="backlinks" className="block-head">
        {t('card.backlinks')}
      </h2>
      <Rows cards={shown} />
      {rest.length > 0 && (
        <details className="more">
          <summary>{t('links.more', { count: rest.length })}</summary>
          <Rows cards={rest} />
        </details>
      )}
    </section>
  )
}

async function Rows({ cards }: { cards: CardView['backlinks'] }) {
  const { t, locale } = await i18n()
  return (
    <ul className="backlinks">
      {cards.map((card) => (
        <li key={card.id}>
          <p className="line">
            <Mark standing={card.standing} t={t} />
            <Link href={cardHref(card)} prefetch={false} lang={card.lang}>
              {card.title}
            </Link>
          </p>
          {card.places.map(({ section, context: { text, mark } }, i) => (
            <p key={`${section} ${i}`} className="backlink-place">
              <span className="backlink-stage">{sectionName(section, locale)}</span>{' '}
              <span lang={card.lang}>
                {text.slice(0, mark[0])}
                <mark>{text.slice(...mark)}</mark>
                {text.slice(mark[1])}
              </span>
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}
