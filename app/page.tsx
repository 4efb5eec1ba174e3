import Link from 'next/link'
import { viewToday } from '#core/study/today.ts'
import { i18n } from './_server/i18n.ts'
import { study } from './_server/study.ts'
import { Backlog } from './_today/backlog.tsx'
import { Chosen } from './_today/chosen.tsx'
import { Forecast } from './_today/forecast.tsx'
import { LastStop } from './_today/last-stop.tsx'
import { Queue } from './_today/queue.tsx'
import { Summary } from './_today/summary.tsx'
import { UnderWay } from './_today/under-way.tsx'
import { ChainRow } from './chains/chain-row.tsx'
import { EmptyLibrary } from './_today/empty-library.tsx'
import { Problems } from './_ui/problems.tsx'

/** Chains named on this page; the rest are one step away. */
const CHAINS = 6

export default async function TodayPage() {
  const [{ ctx }, { t, format }] = await Promise.all([study(), i18n()])
  const today = await viewToday(ctx)
  const isEmpty = today.cards === 0 && today.problems.length === 0
  if (isEmpty) {
    return (
      <div className="page">
        <EmptyLibrary />
      </div>
    )
  }
  return (
    <div className="page columns">
      <div>
        <Summary today={today} />
        <Backlog />
        <Queue today={today} />
        <Chosen />
        {today.chains.length > 0 && (
          <section className="block" aria-labelledby="chains">
            <h2 id="chains" className="block-head">
              {t('today.chains')}
              {today.chains.length > CHAINS && (
                <Link href="/chains" prefetch={false}>
                  {t('today.allChains', { count: today.chains.length })}
                </Link>
              )}
            </h2>
            <ul className="rows">
              {today.chains.slice(0, CHAINS).map((chain) => (
                <ChainRow key={chain.root.id} chain={chain} t={t} format={format} />
              ))}
            </ul>
          </section>
        )}
        {today.problems.length > 0 && (
          <section className="block" aria-labelledby="problems">
            <h2 id="problems" className="block-head">
              {t('today.problems')}
            </h2>
            <Problems problems={today.problems} />
            <p className="mt-2 text-sm text-soft">{t('today.problemsNote')}</p>
          </section>
        )}
      </div>
      <aside className="grid content-start gap-9 text-sm" aria-label={t('today.title')}>
        <UnderWay />
        {today.lastReviewed && <LastStop last={today.lastReviewed} />}
        {today.forecast.some(({ due }) => due > 0) && <Forecast days={today.forecast} />}
        <p className="grid justify-items-start gap-1.5">
          <Link href="/stats" prefetch={false} className="text-soft finger:inline-block finger:py-2.5">
            {t('today.stats')}
          </Link>
          <Link href="/due" prefetch={false} className="text-soft finger:inline-block finger:py-2.5">
            {t('due.link')}
          </Link>
        </p>
      </aside>
    </div>
  )
}
