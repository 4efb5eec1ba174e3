import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import { CardId } from '#core/card/card.ts'
import { viewChain } from '#core/study/cards.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { leadOn } from '../../../_server/taken-in.ts'
import { chainHref, shareHref } from '../../../_ui/links.ts'

const load = cache(async (text: string) => {
  const id = CardId.safeParse(text)
  return id.success ? viewChain((await study()).ctx, id.data) : null
})

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('sharing.title') }
}

/** What of a chain goes out, and every way out. */
export default async function SharePage({ params }: PageProps<'/chains/[id]/share'>) {
  const { id } = await params
  const [chain, { t }] = await Promise.all([load(id), i18n()])
  if (chain === null) return leadOn(id, shareHref)
  return (
    <div className="page">
      <header className="lead">
        <p className="eyebrow">
          <Link href={chainHref(chain.root.id)} prefetch={false} lang={chain.root.lang}>
            {chain.root.title}
          </Link>
        </p>
        <h1>{t('sharing.title')}</h1>
      </header>
    </div>
  )
}
