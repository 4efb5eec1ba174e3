import Link from 'next/link'
import type { CardId } from '#core/card/card.ts'
import { takenInBy } from '#core/store/card-aliases.ts'
import { takenInCards } from '#core/study/merged.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { cardHref, versionsHref } from '../../../_ui/links.ts'

/** Of a card without a file: whether another has taken it in. */
export async function Gone({ id }: { id: CardId }) {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const owner = await takenInBy(ctx.db, id)
  if (owner === null) return <p className="notice">{t('versions.gone')}</p>
  return (
    <p className="notice">
      {t('merge.versionsOf')}{' '}
      <Link href={cardHref({ id: owner, title: '' })} prefetch={false}>
        {t('merge.toMerged')}
      </Link>
    </p>
  )
}

/** Where the versions are of the cards that this one has taken in. */
export async function TakenIn({ id }: { id: CardId }) {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const cards = await takenInCards(ctx, id)
  if (cards.length === 0) return null
  return (
    <p className="facts">
      <span>{t('merge.versions')}</span>
      {cards.map((card) => (
        <span key={card.id}>
          <Link href={versionsHref(card.id)} prefetch={false} lang={card.lang}>
            {card.title}
          </Link>{' '}
          {t('versions.count', { count: card.versions })}
        </span>
      ))}
    </p>
  )
}
