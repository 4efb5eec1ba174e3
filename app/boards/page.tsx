import type { Metadata } from 'next'
import { boardColumns, boardPage, boardShelves, boardTopics } from '#core/study/boards.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { LibraryNav } from '../_ui/library-nav.tsx'
import { RowKeys } from '../_ui/row-keys.tsx'
import { Ways } from '../_ui/ways.tsx'
import { Columns } from './columns.tsx'
import { Filters } from './filters.tsx'
import { boardsHref, type Look, lookOf, VIEWS, wayOf } from './look.ts'
import { Shelves } from './shelves.tsx'
import { Table } from './table.tsx'
import { Topics } from './topics.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('boards.title') }
}

/** Every question by its category, and where it stands. The address says which of them, how, and in what order. */
export default async function BoardsPage({ searchParams }: PageProps<'/boards'>) {
  const [look, { t }] = [lookOf(await searchParams), await i18n()]
  return (
    <div className="page">
      <LibraryNav />
      <header className="lead">
        <h1>{t('boards.title')}</h1>
        <p className="mt-1 text-soft">{t('boards.lead')}</p>
      </header>
      <div className="mt-4">
        <Ways
          label={t('boards.view')}
          ways={VIEWS.map((view) => ({
            href: boardsHref(look, { view }),
            label: t(`boards.views.${view}`),
            isHere: view === look.view,
          }))}
        />
      </div>
      <View look={look} />
      <RowKeys t={t} />
    </div>
  )
}

async function View({ look }: { look: Look }) {
  const { ctx } = await study()
  const filter = { ...look, isByHand: look.byHand }
  const order = { by: look.by, isDown: wayOf(look) === 'down' }
  switch (look.view) {
    case 'table': {
      const page = await boardPage(ctx, filter, order, look.page)
      return (
        <>
          <Filters look={look} counts={page.counts} />
          <Table look={look} page={page} />
        </>
      )
    }
    case 'categories': {
      const { counts, shelves } = await boardShelves(ctx, filter, order)
      return (
        <>
          <Filters look={look} counts={counts} />
          <Shelves look={look} shelves={shelves} />
        </>
      )
    }
    case 'board': {
      const { counts, columns } = await boardColumns(ctx, filter)
      return (
        <>
          <Filters look={look} counts={counts} />
          <Columns look={look} columns={columns} />
        </>
      )
    }
    case 'topics':
      return <Topics topics={await boardTopics(ctx)} />
    default:
      return look.view satisfies never
  }
}
