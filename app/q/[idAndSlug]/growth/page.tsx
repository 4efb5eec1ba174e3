import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { i18n } from '../../../_server/i18n.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { cardHref } from '../../../_ui/links.ts'
import { load } from '../versions/load.ts'

type Props = PageProps<'/q/[idAndSlug]/growth'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const loaded = await load((await params).idAndSlug, undefined)
  const { t } = await i18n()
  return loaded === null ? {} : { title: `${t('growth.title')} · ${loaded.title}` }
}

/** Versions, attempts and readings of a card on one line of time. */
export default async function GrowthPage({ params }: Props) {
  const [{ idAndSlug }, { t }] = await Promise.all([params, i18n()])
  const loaded = await load(idAndSlug, undefined)
  if (loaded === null) notFound()
  return (
    <div className="page">
      <header className="lead">
        <p className="eyebrow">
          <span>{t('growth.title')}</span>
          <Link href={cardHref(loaded)} prefetch={false} {...keyed('b')}>
            {t('attempts.actions.card')} <Hint k="b" />
          </Link>
        </p>
        <h1 lang={loaded.lang}>{loaded.title}</h1>
        <p className="mt-1 text-soft">{t('growth.lead')}</p>
      </header>
    </div>
  )
}
