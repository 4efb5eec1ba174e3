import Link from 'next/link'
import type { BoardColumn } from '#core/study/boards.ts'
import { i18n } from '../_server/i18n.ts'
import { cardHref } from '../_ui/links.ts'
import { ROW } from '../_ui/row-keys.tsx'
import { MarkSaid } from './_mark/mark.tsx'
import { boardsHref, type Look } from './look.ts'

/** A column for each state that any question is in. */
export async function Columns({ look, columns }: { look: Look; columns: readonly BoardColumn[] }) {
  const { t } = await i18n()
  const filled = columns.filter(({ total }) => total > 0)
  if (filled.length === 0) return <p className="mt-6">{t('boards.none')}</p>
  return (
    <div className="board">
      {filled.map(({ state, total, cards }) => (
        <section key={state} aria-labelledby={`state-${state}`}>
          <h2 id={`state-${state}`} className="block-head">
            <span data-board={state}>{t(`boards.state.${state}`)}</span>
            <span>{t('boards.number', { count: total })}</span>
          </h2>
          <ul>
            {cards.map((card) => (
              <li key={card.id}>
                <Link href={cardHref(card)} prefetch={false} lang={card.lang} className="row-title" {...ROW}>
                  {card.title}
                </Link>
                <MarkSaid card={card} />
              </li>
            ))}
          </ul>
          {total > cards.length && (
            <Link href={boardsHref(look, { view: 'table', state })} prefetch={false} className="board-more">
              {t('boards.wholeColumn', { count: total })}
            </Link>
          )}
        </section>
      ))}
    </div>
  )
}
