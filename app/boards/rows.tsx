import Link from 'next/link'
import type { BoardCard, BoardOrder } from '#core/study/boards.ts'
import { i18n } from '../_server/i18n.ts'
import { sayDay } from '../_server/say.ts'
import { study } from '../_server/study.ts'
import { cardHref } from '../_ui/links.ts'
import { ROW } from '../_ui/row-keys.tsx'
import { MarkFields, MarkSaid, Place } from './_mark/mark.tsx'
import { boardsHref, type Look, orderedHref, wayOf } from './look.ts'

const DATES = ['started', 'finished', 'seen', 'due'] as const satisfies readonly BoardOrder[]
/** With the question, its product and its state. */
const COLUMNS = DATES.length + 3

type Props = {
  look: Look
  cards: readonly BoardCard[]
  /** Of what there are so many; else `labelledBy` names the table. */
  caption?: string
  labelledBy?: string
  /** All of them are of one, which is said elsewhere. */
  isOneCategory: boolean
}

/** Questions one below the other, by whichever column is chosen. */
export async function Rows({ look, cards, caption, labelledBy, isOneCategory }: Props) {
  const { t } = await i18n()
  return (
    <table className="browse-table" aria-labelledby={labelledBy}>
      {caption !== undefined && <caption>{caption}</caption>}
      <thead>
        <tr>
          <Head look={look} by="title" />
          <Head look={look} by="product" />
          <th scope="col">{t('boards.column.state')}</th>
          {DATES.map((by) => (
            <Head key={by} look={look} by={by} />
          ))}
        </tr>
      </thead>
      <tbody>
        {cards.map((card) => (
          <Row key={card.id} card={card} look={look} isOneCategory={isOneCategory} />
        ))}
      </tbody>
    </table>
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

type RowProps = Pick<Props, 'look' | 'isOneCategory'> & { card: BoardCard }

async function Row({ card, look, isOneCategory }: RowProps) {
  const [said, { now, settings }] = await Promise.all([i18n(), study()])
  const { t } = said
  const [product] = card.topics
  const isOpen = look.mark === card.id
  return (
    <>
      <tr>
        <th scope="row">
          <Link href={cardHref(card)} prefetch={false} lang={card.lang} className="row-title" {...ROW}>
            {card.title}
          </Link>
          <span className="facts">
            {!isOneCategory && <span>{t(`category.${card.category}`)}</span>}
            {card.topics.map((topic) => (
              <Link
                key={topic}
                href={boardsHref(look, { topic })}
                prefetch={false}
                data-product={topic === product || undefined}
              >
                {topic}
              </Link>
            ))}
          </span>
          <MarkSaid card={card} />
        </th>
        <td data-date="product">
          {product !== undefined && (
            <Link href={boardsHref(look, { topic: product })} prefetch={false}>
              {product}
            </Link>
          )}
        </td>
        <td className="board-place">
          <Place card={card} />
          <Link
            href={boardsHref(look, { page: look.page, mark: isOpen ? null : card.id })}
            prefetch={false}
            scroll={false}
            className="mark-link"
            aria-expanded={isOpen}
            aria-label={t(isOpen ? 'boards.mark.closeThis' : 'boards.mark.editThis', { title: card.title })}
          >
            {t(isOpen ? 'boards.mark.close' : 'boards.mark.edit')}
          </Link>
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
      {isOpen && (
        <tr className="mark-row">
          <td colSpan={COLUMNS}>
            <MarkFields card={card} />
          </td>
        </tr>
      )}
    </>
  )
}
