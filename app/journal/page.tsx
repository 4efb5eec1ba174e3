import type { Metadata } from 'next'
import { i18n } from '../_server/i18n.ts'
import { JournalNav } from '../_ui/journal-nav.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('journal.title') }
}

/** Days, newest first, with what was done and written on each. */
export default async function JournalPage() {
  const { t } = await i18n()
  return (
    <div className="page">
      <JournalNav />
      <header className="lead">
        <h1>{t('journal.title')}</h1>
        <p className="mt-1 text-soft">{t('journal.lead')}</p>
      </header>
    </div>
  )
}
