import { setTimeout } from 'node:timers/promises'
import type { Metadata } from 'next'
import { Suspense } from 'react'
import { type Stats, viewStats } from '#core/study/stats.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { JournalNav } from '../_ui/journal-nav.tsx'
import { Figures } from './figures.tsx'
import { type Look, lookOf } from './look.ts'

/** Most histories are counted before anybody would notice that they are. Only for the others something stands in their place. */
const PATIENCE_MS = 250

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('stats.title') }
}

/** `days`: how far recalls and times look back. `by`: what days and the forecast count. */
export default async function StatsPage({ searchParams }: PageProps<'/stats'>) {
  const [query, { ctx }, said] = await Promise.all([searchParams, study(), i18n()])
  const { t } = said
  const look = lookOf(query)
  const coming = viewStats(ctx, look.days)
  const stats = await Promise.race([coming, setTimeout(PATIENCE_MS, null)])
  return (
    <div className="page stats">
      <JournalNav />
      <h1>{t('stats.title')}</h1>
      {stats ? (
        <Figures stats={stats} look={look} said={said} />
      ) : (
        <Suspense
          fallback={
            <p className="waiting" role="status">
              {t('stats.waiting')}
            </p>
          }
        >
          <Coming stats={coming} look={look} />
        </Suspense>
      )}
    </div>
  )
}

async function Coming({ stats, look }: { stats: Promise<Stats>; look: Look }) {
  return <Figures stats={await stats} look={look} said={await i18n()} />
}
