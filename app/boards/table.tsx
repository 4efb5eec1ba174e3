import type { BoardPage } from '#core/study/boards.ts'
import { i18n } from '../_server/i18n.ts'
import { Pager } from '../_ui/pager.tsx'
import { boardsHref, type Look } from './look.ts'
import { Rows } from './rows.tsx'

/** Every question that is asked for, page by page. */
export async function Table({ look, page: { cards, total, page, pages } }: { look: Look; page: BoardPage }) {
  const { t } = await i18n()
  if (total === 0) return <p className="mt-6">{t('boards.none')}</p>
  return (
    <>
      <Rows
        look={look}
        cards={cards}
        caption={t('boards.total', { count: total })}
        isOneCategory={look.category !== null}
      />
      <Pager page={page} pages={pages} hrefOf={(n) => boardsHref(look, { page: n })} t={t} />
    </>
  )
}
