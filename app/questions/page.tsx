import type { Metadata } from 'next'
import { i18n } from '../_server/i18n.ts'
import { LibraryNav } from '../_ui/library-nav.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('inbox.title') }
}

export default async function QuestionsPage() {
  const { t } = await i18n()
  return (
    <div className="page">
      <LibraryNav />
      <header className="lead">
        <h1>{t('inbox.title')}</h1>
        <p className="mt-1 text-soft">{t('inbox.lead')}</p>
      </header>
    </div>
  )
}
