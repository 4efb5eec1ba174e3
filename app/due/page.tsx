import type { Metadata } from 'next'
import { i18n } from '../_server/i18n.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('due.title') }
}

/** What is due, for paper. */
export default async function DuePage() {
  const { t } = await i18n()
  return (
    <div className="page">
      <header className="lead">
        <h1>{t('due.title')}</h1>
        <p className="mt-1 text-soft">{t('due.lead')}</p>
      </header>
    </div>
  )
}
