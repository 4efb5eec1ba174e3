import Link from 'next/link'
import type { CardView } from '#core/study/views.ts'
import { i18n } from '../../_server/i18n.ts'
import { Hint, keyed } from '../../_ui/kbd.tsx'
import { chainHref } from '../../_ui/links.ts'
import { Outline } from '../../_ui/outline.tsx'
import { foldAround } from '../../_ui/outline-fold.ts'

/** The chain the card stands in, beside it. */
export async function ChainMargin({ view }: { view: CardView }) {
  const { t } = await i18n()
  const { chain, card } = view
  if (chain === null || chain.kind !== 'card') return null
  return (
    <nav className="chain-margin" aria-labelledby="chain">
      <h2 id="chain" className="head">
        {t('card.chainOf')}
      </h2>
      <div className="tree">
        <Outline nodes={[foldAround(chain, card.id)]} t={t} here={card.id} />
      </div>
      <p className="mt-3 text-sm">
        <Link href={chainHref(chain.card.id)} prefetch={false} className="action" {...keyed('c')}>
          {t('card.chain')} <Hint k="c" />
        </Link>
      </p>
    </nav>
  )
}
