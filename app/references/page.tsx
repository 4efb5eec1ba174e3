import type { Metadata } from 'next'
import { type LibraryReference, listReferences } from '#core/study/references.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { LibraryNav } from '../_ui/library-nav.tsx'
import { Pager } from '../_ui/pager.tsx'
import { RowKeys } from '../_ui/row-keys.tsx'
import { Filters } from './filters.tsx'
import { lookOf, referencesHref } from './look.ts'
import { ReferenceRow } from './reference-row.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('references.title') }
}

/** Everything that cards refer to, each place once. The address says which of it, and in what order. */
export default async function ReferencesPage({ searchParams }: PageProps<'/references'>) {
  const [{ ctx }, { t }, query] = await Promise.all([study(), i18n(), searchParams])
  const look = lookOf(query)
  const list = await listReferences(ctx, look, look.by, look.page)
  const minutes = Math.round(list.spentMs / 60_000)
  return (
    <div className="page">
      <LibraryNav />
      <header className="lead">
        <h1>{t('references.title')}</h1>
        <p className="mt-1 text-soft">{t('references.lead')}</p>
      </header>
      {list.kinds.size === 0 ? (
        <p className="mt-6 max-w-[36em]">{t('references.empty')}</p>
      ) : (
        <>
          <Filters look={look} list={list} />
          <p className="facts mt-5" role="status">
            <span>{t('references.total', { count: list.total })}</span>
            <span>{t('references.totalRead', { count: list.read })}</span>
            {minutes > 0 && <span>{t('references.minutes', { count: minutes })}</span>}
            {list.dead > 0 && <span>{t('references.totalDead', { count: list.dead })}</span>}
          </p>
          {list.total === 0 && <p className="mt-4">{t('references.none')}</p>}
          {look.by === 'host' ? <ByHost references={list.references} /> : <Rows references={list.references} />}
          <Pager page={list.page} pages={list.pages} hrefOf={(page) => referencesHref(look, { page })} t={t} />
        </>
      )}
      <RowKeys t={t} />
    </div>
  )
}

type List = { readonly references: readonly LibraryReference[] }

function ByHost({ references }: List) {
  const hosts = [...new Set(references.map(({ host }) => host))]
  return hosts.map((host) => (
    <section key={host} className="reference-host" aria-labelledby={`host-${host}`}>
      <h2 id={`host-${host}`} className="block-head">
        {host}
      </h2>
      <Rows references={references.filter((one) => one.host === host)} isUnderHost />
    </section>
  ))
}

function Rows({ references, isUnderHost = false }: List & { isUnderHost?: boolean }) {
  return (
    <ul className="reference-list">
      {references.map((reference) => (
        <ReferenceRow key={reference.key} reference={reference} isUnderHost={isUnderHost} />
      ))}
    </ul>
  )
}
