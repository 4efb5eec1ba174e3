import Link from 'next/link'
import { REFERENCE_KINDS } from '#core/card/card.ts'
import type { CardBrief, CardView } from '#core/study/views.ts'
import { i18n, type Translate } from '../../_server/i18n.ts'
import { cardHref } from '../../_ui/links.ts'
import { Mark } from '../../_ui/mark.tsx'
import { Backlinks } from './backlinks.tsx'

/** What stands around the card: its references by kind, other parents, and who mentions it. */
export async function Links({ view }: { view: CardView }) {
  const { t } = await i18n()
  const { references, backlinks, card } = view
  const first = view.breadcrumb.at(-1)
  const otherParents = view.parents.filter(({ id }) => id !== first?.id)
  return (
    <>
      {references.length > 0 && (
        <section className="block" aria-labelledby="references">
          <h2 id="references" className="block-head">
            {t('card.references')}
          </h2>
          <dl className="references">
            {REFERENCE_KINDS.map((kind) => {
              const ofKind = references.filter((reference) => reference.kind === kind)
              return ofKind.length === 0 ? null : (
                <div key={kind}>
                  <dt>{t(`kind.${kind}`)}</dt>
                  {ofKind.map(({ url, title }) => (
                    <dd key={url}>
                      <a href={url} rel="noreferrer" lang={card.lang}>
                        {title}
                      </a>{' '}
                      <span className="host">{hostOf(url)}</span>
                    </dd>
                  ))}
                </div>
              )
            })}
          </dl>
        </section>
      )}
      <Cards id="parents" title={t('card.parents')} cards={otherParents} t={t} />
      <Backlinks cards={backlinks} />
    </>
  )
}

function Cards({ id, title, cards, t }: { id: string; title: string; cards: readonly CardBrief[]; t: Translate }) {
  if (cards.length === 0) return null
  return (
    <section className="block" aria-labelledby={id}>
      <h2 id={id} className="block-head">
        {title}
      </h2>
      <ul className="tree tree-large mt-2">
        {cards.map((card) => (
          <li key={card.id} className="line">
            <Mark standing={card.standing} t={t} />
            <Link href={cardHref(card)} prefetch={false} lang={card.lang}>
              {card.title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '')
