import type { Metadata } from 'next'
import { i18n } from '../_server/i18n.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('find.title') }
}

export default async function SearchPage() {
  const { t } = await i18n()
  return (
    <div className="page">
      <header className="lead">
        <h1>{t('find.title')}</h1>
        <p className="mt-1 text-soft">{t('find.lead')}</p>
      </header>
    </div>
  )
}
