import Link from 'next/link'
import type { BoardCard, BoardOrder, BoardPage } from '#core/study/boards.ts'
import { i18n } from '../_server/i18n.ts'
import { sayDay } from '../_server/say.ts'
import { study } from '../_server/study.ts'
import { cardHref } from '../_ui/links.ts'
import { Pager } from '../_ui/pager.tsx'
import { ROW } from '../_ui/row-keys.tsx'
import { boardsHref, type Look, orderedHref, wayOf } from './look.ts'

const DATES = ['started', 'finished', 'seen', 'due'] as const satisfies readonly BoardOrder[]

/** Questions one below the other, by whichever column is chosen. */
export async function Table({ look, page: { cards, total, page, pages } }: { look: Look; page: BoardPage }) {
  const { t } = await i18n()
  if (total === 0) return <p className="mt-6">{t('boards.none')}</p>
  return (
    <>
      <table className="browse-table">
        <caption>{t('boards.total', { count: total })}</caption>
        <thead>
          <tr>
            <Head look={look} by="title" />
            <th scope="col">{t('boards.column.state')}</th>
            {DATES.map((by) => (
              <Head key={by} look={look} by={by} />
            ))}
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <Row key={card.id} card={card} look={look} />
          ))}
        </tbody>
      </table>
      <Pager page={page} pages={pages} hrefOf={(n) => boardsHref(look, { page: n })} t={t} />
    </>
  )
}

async function Head({ look, by }: { look: Look; by: BoardOrder }) {
  const { t } = await i18n()
  const way = look.by === by ? wayOf(look) : null
  return (
    <th
      scope="col"
      data-date={by === 'title' ? undefined : by}
      aria-sort={way ? (way === 'up' ? 'ascending' : 'descending') : undefined}
    >
      <Link href={orderedHref(look, by)} prefetch={false} scroll={false}>
        {t(`boards.column.${by}`)}
        {way && <span aria-hidden="true"> {way === 'up' ? '↑' : '↓'}</span>}
      </Link>
    </th>
  )
}

async function Row({ card, look }: { card: BoardCard; look: Look }) {
  const [said, { now, settings }] = await Promise.all([i18n(), study()])
  const { t } = said
  return (
    <tr>
      <th scope="row">
        <Link href={cardHref(card)} prefetch={false} lang={card.lang} className="row-title" {...ROW}>
          {card.title}
        </Link>
        <span className="facts">
          {look.category === null && <span>{t(`category.${card.category}`)}</span>}
          {card.topics.map((topic) => (
            <Link key={topic} href={boardsHref(look, { topic })} prefetch={false}>
              {topic}
            </Link>
          ))}
        </span>
      </th>
      <td>
        <span data-board={card.state}>{t(`boards.state.${card.state}`)}</span>
      </td>
      {DATES.map((by) => {
        const at = card[by]
        return (
          <td key={by} data-date={by}>
            {at && <time dateTime={at.toISOString()}>{sayDay(said, at, now, settings.day)}</time>}
          </td>
        )
      })}
    </tr>
  )
}
