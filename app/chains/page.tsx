import type { Metadata } from 'next'
import Link from 'next/link'
import { listChains } from '#core/study/cards.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { LibraryNav } from '../_ui/library-nav.tsx'
import { ChainRow } from './chain-row.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('chains.title') }
}

export default async function ChainsPage() {
  const [{ ctx }, { t, format }] = await Promise.all([study(), i18n()])
  const [chains, archived] = [await listChains(ctx), await listChains(ctx, { archived: true })]
  return (
    <div className="page">
      <LibraryNav />
      <header className="lead">
        <h1>{t('chains.title')}</h1>
        <p className="mt-1 text-soft">{chains.length > 0 ? t('chains.lead') : t('chains.empty')}</p>
      </header>
      {chains.length > 0 && (
        <ul className="rows mt-8 max-w-[44rem]">
          {chains.map((chain) => (
            <ChainRow key={chain.root.id} chain={chain} t={t} format={format} />
          ))}
        </ul>
      )}
      {archived.length > 0 && (
        <section className="block max-w-[44rem]" aria-labelledby="archived">
          <h2 id="archived" className="block-head">
            {t('organise.chains')}
          </h2>
          <ul className="rows">
            {archived.map((chain) => (
              <ChainRow key={chain.root.id} chain={chain} t={t} format={format} />
            ))}
          </ul>
        </section>
      )}
      <p className="mt-6 text-sm">
        <Link href="/import" prefetch={false} className="text-soft finger:inline-block finger:py-2.5">
          {t('import.link')}
        </Link>
      </p>
    </div>
  )
}
