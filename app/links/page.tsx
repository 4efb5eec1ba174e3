import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { deadLinks } from '#core/study/dead-links.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { LibraryNav } from '../_ui/library-nav.tsx'
import { cardHref } from '../_ui/links.ts'
import { Mark } from '../_ui/mark.tsx'
import { deadRow } from './dead-row.tsx'
import { DeadRows } from './dead-rows.tsx'

/** Links on one page. */
const PAGE = 50

const Query = z.object({ from: z.coerce.number().int().nonnegative().max(1e6).catch(0) })

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('links.title') }
}

/** Links that lead to no card, each with the card that was most likely meant; and cards that no link leads to or from. */
export default async function LinksPage({ searchParams }: PageProps<'/links'>) {
  const [{ ctx }, { t, locale }, query] = await Promise.all([study(), i18n(), searchParams])
  const { from } = Query.parse(query)
  const { links, total, alone, aloneTotal } = await deadLinks(ctx, { limit: PAGE, offset: from })
  const isPaged = from > 0 || total > PAGE
  return (
    <div className="page">
      <LibraryNav />
      <header className="lead">
        <h1>{t('links.title')}</h1>
        <p className="mt-1 text-soft">{t('links.lead')}</p>
      </header>
      <section className="block max-w-[44rem]" aria-labelledby="dead">
        <h2 id="dead" className="block-head">
          {t('links.dead', { count: total })}
          {isPaged && <span>{t('links.page', { from: from + 1, to: Math.min(total, from + PAGE) })}</span>}
        </h2>
        {total === 0 && <p className="mt-3 text-soft">{t('links.none')}</p>}
        <DeadRows
          rows={links.map((link) => deadRow(link, t, locale))}
          words={{
            point: t('links.point'),
            saving: t('organise.saving'),
            unreachable: t('review.unreachable'),
            undo: t('schedule.undo'),
          }}
        />
        {isPaged && (
          <p className="facts mt-4">
            {from > 0 && <Page from={Math.max(0, from - PAGE)}>{t('links.newer')}</Page>}
            {from + PAGE < total && <Page from={from + PAGE}>{t('links.older')}</Page>}
          </p>
        )}
      </section>
      {alone.length > 0 && (
        <section className="block max-w-[44rem]" aria-labelledby="alone">
          <h2 id="alone" className="block-head">
            {t('links.alone', { count: aloneTotal })}
          </h2>
          <p className="mt-3 text-soft">{t('links.aloneNote')}</p>
          <ul className="tree tree-large mt-2">
            {alone.map((card) => (
              <li key={card.id} className="line">
                <Mark standing={card.standing} t={t} />
                <Link href={cardHref(card)} prefetch={false} lang={card.lang}>
                  {card.title}
                </Link>
              </li>
            ))}
          </ul>
          {aloneTotal > alone.length && (
            <p className="mt-3 text-soft">{t('links.more', { count: aloneTotal - alone.length })}</p>
          )}
        </section>
      )}
    </div>
  )
}

const Page = ({ from, children }: { from: number; children: string }) => (
  <Link href={`/links${from > 0 ? `?from=${from}` : ''}` as Route} prefetch={false}>
    {children}
  </Link>
)
