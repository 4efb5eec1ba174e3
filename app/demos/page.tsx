import type { Metadata } from 'next'
import Link from 'next/link'
import { listDemos } from '#core/study/demo-list.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { LibraryNav } from '../_ui/library-nav.tsx'
import { RowKeys } from '../_ui/row-keys.tsx'
import { DemoRow } from './demo-row.tsx'
import { Filters } from './filters.tsx'
import { lookOf } from './look.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('demo.title') }
}

/** Every demo, what shows it, and how it went last. The address says which of them, and in what order. */
export default async function DemosPage({ searchParams }: PageProps<'/demos'>) {
  const [{ ctx }, { t }, query] = await Promise.all([study(), i18n(), searchParams])
  const look = lookOf(query)
  const list = await listDemos(ctx, look, look.by)
  const { demos, problems, total } = list
  return (
    <div className="page">
      <LibraryNav />
      <header className="lead">
        <h1>{t('demo.title')}</h1>
        <p className="mt-1 text-soft">{t('demo.lead')}</p>
      </header>
      {total > 0 && <Filters look={look} list={list} />}
      <div className="max-w-[44rem]">
        {total === 0 && problems.length === 0 && (
          <p className="mt-8">
            {t('demo.empty')} {t('demo.emptyNote')}
          </p>
        )}
        {total > 0 && (
          <p className="facts mt-5">
            {demos.length === 0 ? t('boards.demos.none') : t('boards.demos.total', { count: demos.length })}
          </p>
        )}
        {demos.length > 0 && (
          <ul className="rows mt-3">
            {demos.map((demo) => (
              <DemoRow key={demo.id} demo={demo} />
            ))}
          </ul>
        )}
        {problems.length > 0 && (
          <section className="block" aria-labelledby="problems">
            <h2 id="problems" className="block-head">
              {t('demo.brokenHead')}
            </h2>
            <ul className="problems">
              {problems.map(({ id, file, message, mend }) => (
                <li key={`${id} ${message}`} data-severity="error">
                  <code>{file}</code>
                  <span lang="en">
                    {message}
                    {mend !== '' && <span className="text-soft"> → {mend}</span>}
                  </span>
                </li>
              ))}
            </ul>
            <p className="mt-2 text-sm text-soft">{t('demo.brokenNote')}</p>
          </section>
        )}
        <p className="mt-6 text-sm">
          <Link href="/guide/demos" prefetch={false} className="text-soft finger:inline-block finger:py-2.5">
            {t('demo.guide')}
          </Link>
        </p>
      </div>
      <RowKeys t={t} />
    </div>
  )
}
