import type { Metadata } from 'next'
import { i18n } from '../_server/i18n.ts'
import { LibraryNav } from '../_ui/library-nav.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('references.title') }
}

export default async function ReferencesPage() {
  const { t } = await i18n()
  return (
    <div className="page">
      <LibraryNav />
      <header className="lead">
        <h1>{t('references.title')}</h1>
        <p className="mt-1 text-soft">{t('references.lead')}</p>
      </header>
    </div>
  )
}
