import type { Metadata } from 'next'
import { i18n } from '../../_server/i18n.ts'
import { JournalNav } from '../../_ui/journal-nav.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('back.title') }
}

/** Weeks, months and years, seen from their end. */
export default async function BackPage() {
  const { t } = await i18n()
  return (
    <div className="page">
      <JournalNav />
      <header className="lead">
        <h1>{t('back.title')}</h1>
        <p className="mt-1 text-soft">{t('back.lead')}</p>
      </header>
    </div>
  )
}
