import type { Metadata } from 'next'
import Link from 'next/link'
import { folderPaths } from '#core/store/topics.ts'
import { isFolderForCards } from '#core/study/share/places.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { LibraryNav } from '../_ui/library-nav.tsx'
import { History } from './_ui/history.tsx'
import { Taker } from './_ui/taker.tsx'
import { wordsFor } from './words.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('bundles.title') }
}

/** Chains of others: looked at before anything is written, taken in, taken back. */
export default async function BundlesPage() {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const words = wordsFor(t)
  return (
    <div className="page import-page">
      <LibraryNav />
      <header className="lead">
        <h1>{t('bundles.title')}</h1>
        <p className="mt-1 text-soft">{t('bundles.lead')}</p>
        <p className="facts">
          <Link href="/guide/sharing" prefetch={false}>
            {t('bundles.guide')}
          </Link>
          <span>
            {t('bundles.notes')}{' '}
            <Link href="/import" prefetch={false}>
              {t('import.link')}
            </Link>
          </span>
        </p>
      </header>
      <Taker words={words} folders={(await folderPaths(ctx.db)).filter(isFolderForCards)} />
      <noscript>
        <p className="mt-4">{t('bundles.noScript')}</p>
        <p>
          <code className="command">scripts/zhuiwen share inspect chain.qchain</code>
        </p>
      </noscript>
      <History words={words.undo} />
    </div>
  )
}
