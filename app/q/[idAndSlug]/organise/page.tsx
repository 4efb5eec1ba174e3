import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import { CardId } from '#core/card/card.ts'
import { viewOrganising } from '#core/study/organise-view.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { leadOn } from '../../../_server/taken-in.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { cardHref, idOfParam, mergeHref, organiseHref } from '../../../_ui/links.ts'
import { deedsOf } from './deeds.tsx'
import { OrganiseForms } from './forms.tsx'

type Props = PageProps<'/q/[idAndSlug]/organise'>

const load = cache(async (param: string) => {
  const id = CardId.safeParse(idOfParam(param))
  return id.success ? viewOrganising((await study()).ctx, id.data) : null
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const view = await load((await params).idAndSlug)
  const { t } = await i18n()
  return view === null ? {} : { title: `${t('organise.title')} · ${view.card.title}` }
}

/** A card renamed, moved to another topic, archived: what each would change is said beforehand. */
export default async function OrganisePage({ params }: Props) {
  const { idAndSlug } = await params
  const [view, { t }] = await Promise.all([load(idAndSlug), i18n()])
  if (view === null) return leadOn(idAndSlug, organiseHref)
  const { card, hash } = view
  return (
    <div className="page organise">
      <header className="lead">
        <p className="eyebrow">
          <span>{t('organise.title')}</span>
          <Link href={cardHref(card)} prefetch={false} {...keyed('b')}>
            {t('attempts.actions.card')} <Hint k="b" />
          </Link>
        </p>
        <h1 lang={card.lang}>{card.title}</h1>
        <p className="facts">
          <span>{card.path}</span>
          {card.archived && <span>{t('organise.mark')}</span>}
        </p>
      </header>
      <OrganiseForms
        key={card.id}
        fields={{ cardId: card.id, expectedHash: hash }}
        deeds={deedsOf(view, t)}
        words={{ saving: t('organise.saving'), unreachable: t('review.unreachable'), undo: t('schedule.undo') }}
      />
      <section className="block" aria-labelledby="merge">
        <h2 id="merge" className="block-head">
          {t('merge.title')}
        </h2>
        <p className="mt-3 text-soft">{t('merge.lead')}</p>
        <p className="mt-2">
          <Link href={mergeHref(card.id)} prefetch={false} className="button button-quiet">
            {t('merge.choose')}
          </Link>
        </p>
      </section>
    </div>
  )
}
