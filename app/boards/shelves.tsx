import Link from 'next/link'
import type { BoardShelf } from '#core/study/boards.ts'
import { i18n } from '../_server/i18n.ts'
import { boardsHref, type Look } from './look.ts'
import { Rows } from './rows.tsx'

/** A table for each category that any question is of. */
export async function Shelves({ look, shelves }: { look: Look; shelves: readonly BoardShelf[] }) {
  const { t } = await i18n()
  const filled = shelves.filter(({ total }) => total > 0)
  if (filled.length === 0) return <p className="mt-6">{t('boards.none')}</p>
  return filled.map(({ category, total, cards }) => (
    <section key={category} className="shelf" aria-labelledby={`category-${category}`}>
      <h2 id={`category-${category}`} className="block-head">
        {t(`category.${category}`)}
        <span>{t('boards.number', { count: total })}</span>
      </h2>
      <Rows look={look} cards={cards} labelledBy={`category-${category}`} isOneCategory />
      {total > cards.length && (
        <Link href={boardsHref(look, { view: 'table', category })} prefetch={false} className="board-more">
          {t('boards.wholeColumn', { count: total })}
        </Link>
      )}
    </section>
  ))
}
