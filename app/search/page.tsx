import type { Metadata } from 'next'
import Link from 'next/link'
import { MAX_QUERY } from '#core/search/query.ts'
import { MAX_HITS, search } from '#core/study/search.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { newHref } from '../new/links.ts'
import { Chips } from './chips.tsx'
import { Field } from './field.tsx'
import { narrowing } from './filters.ts'
import { Results } from './results.tsx'
import { Tips } from './tips.tsx'

type Props = PageProps<'/search'>

async function typedIn(searchParams: Props['searchParams']): Promise<string> {
  const { q } = await searchParams
  return typeof q === 'string' ? q.trim().slice(0, MAX_QUERY) : ''
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [{ t }, typed] = await Promise.all([i18n(), typedIn(searchParams)])
  return { title: typed === '' ? t('find.title') : `${typed} · ${t('find.title')}` }
}

/** What the library has for a search. `q`: what was typed. */
export default async function SearchPage({ searchParams }: Props) {
  const [{ t }, typed] = await Promise.all([i18n(), typedIn(searchParams)])
  return (
    <div className="page search-page">
      <header className="lead">
        <h1>{t('find.title')}</h1>
        <p className="mt-1 max-w-[44rem] text-soft">{t('find.lead')}</p>
      </header>
      <Field typed={typed} label={t('find.field')} button={t('find.button')} />
      {typed === '' ? <Tips /> : <Answer typed={typed} />}
      <span hidden data-key="j" data-key-among="[data-found]" data-key-step="next" data-key-label={t('find.next')} />
      <span
        hidden
        data-key="k"
        data-key-among="[data-found]"
        data-key-step="back"
        data-key-label={t('find.previous')}
      />
    </div>
  )
}

async function Answer({ typed }: { typed: string }) {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const results = await search(ctx, typed, MAX_HITS)
  const count = Object.values(results).reduce((sum, { length }) => sum + length, 0)
  return (
    <>
      <Chips typed={typed} offered={count === 0 ? [] : narrowing(typed, results)} />
      <p role="status" className="search-count">
        {count === 0 ? t('find.nothing') : t('find.summary', { count })}
      </p>
      {count === 0 ? (
        <>
          <p className="mt-2">
            <Link href={newHref({ q: typed })} prefetch={false} className="promote">
              {t('find.make')}
            </Link>
          </p>
          <Tips />
        </>
      ) : (
        <div className="max-w-[44rem]">
          <Results results={results} />
        </div>
      )}
    </>
  )
}
