import Link from 'next/link'
import type { CardId } from '#core/card/card.ts'
import type { LookBack } from '#core/study/journal/look-back.ts'
import { cardHref } from '../../../../../_ui/links.ts'
import type { Said } from '../../../say.ts'

type Props = { id: CardId; names: LookBack['names']; said: Said }

/** A card by its name. One whose file is gone has none, and leads nowhere. */
export function CardName({ id, names, said }: Props) {
  const name = names.get(id)
  if (!name) return <span className="text-soft">{said.t('back.held.gone')}</span>
  return (
    <Link href={cardHref({ id, ...name })} prefetch={false} lang={name.lang} className="row-title">
      {name.title}
    </Link>
  )
}
