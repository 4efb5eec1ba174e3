import type { Metadata } from 'next'
import { i18n } from '../_server/i18n.ts'
import { LibraryNav } from '../_ui/library-nav.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('bundles.title') }
}

/** Chains of others: looked at before anything is written, taken in, taken back. */
export default async function BundlesPage() {
  const { t } = await i18n()
  return (
    <div className="page">
      <LibraryNav />
      <header className="lead">
        <h1>{t('bundles.title')}</h1>
      </header>
    </div>
  )
}
