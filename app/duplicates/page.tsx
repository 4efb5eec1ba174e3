import { setTimeout } from 'node:timers/promises'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { type Duplicates, viewDuplicates } from '#core/study/duplicates.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { LibraryNav } from '../_ui/library-nav.tsx'
import { Outcome, outcomeHref } from './outcome.ts'
import { Pair } from './pair.tsx'
import { Said } from './said.tsx'

/** Most libraries are compared before anybody would notice. Only for the others something stands in their place. */
const PATIENCE_MS = 200
/** Pairs on a page. */
const SHOWN = 20

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('duplicates.title') }
}

/** `page`: which of the pages of pairs, from 1. `said`: what came of what was pressed last. */
export default async function DuplicatesPage({ searchParams }: PageProps<'/duplicates'>) {
  const [query, { ctx }, { t }] = await Promise.all([searchParams, study(), i18n()])
  const outcome = Outcome.parse(query)
  const coming = viewDuplicates(ctx, { skip: (outcome.page - 1) * SHOWN, limit: SHOWN })
  const found = await Promise.race([coming, setTimeout(PATIENCE_MS, null)])
  return (
    <div className="page">
      <LibraryNav />
      <header className="lead">
        <h1>{t('duplicates.title')}</h1>
        <p className="mt-1 text-soft">{t('duplicates.lead')}</p>
      </header>
      <Said outcome={outcome} t={t} />
      {found ? (
        <Pairs found={found} />
      ) : (
        <Suspense
          fallback={
            <p className="waiting" role="status">
              {t('duplicates.waiting')}
              <noscript> {t('duplicates.noScript')}</noscript>
            </p>
          }
        >
          <Coming coming={coming} />
        </Suspense>
      )}
    </div>
  )
}

async function Coming({ coming }: { coming: Promise<Duplicates> }) {
  return <Pairs found={await coming} />
}

async function Pairs({ found: { pairs, skipped, total } }: { found: Duplicates }) {
  const { t } = await i18n()
  const page = skipped / SHOWN + 1
  if (total === 0) return <p className="mt-6 text-soft">{t('duplicates.none')}</p>
  return (
    <>
      <p className="mt-6 text-sm text-soft">{t('duplicates.count', { count: total })}</p>
      <ul className="twins-list">
        {pairs.map((pair) => (
          <Pair key={`${pair.from.id} ${pair.into.id}`} pair={pair} page={page} t={t} />
        ))}
      </ul>
      {total > SHOWN && (
        <nav className="twins-pages" aria-label={t('duplicates.pages')}>
          {page > 1 && (
            <Link href={outcomeHref({ page: page - 1 })} prefetch={false}>
              {t('duplicates.previous')}
            </Link>
          )}
          {page * SHOWN < total && (
            <Link href={outcomeHref({ page: page + 1 })} prefetch={false}>
              {t('duplicates.next')}
            </Link>
          )}
        </nav>
      )}
    </>
  )
}
