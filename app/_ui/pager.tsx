import type { Route } from 'next'
import Link from 'next/link'
import type { Translate } from '../_server/i18n.ts'

type Props = { page: number; pages: number; hrefOf: (page: number) => Route; t: Translate }

/** Ways to the pages before and after this one. One page alone has none. */
export function Pager({ page, pages, hrefOf, t }: Props) {
  if (pages === 1) return null
  return (
    <nav aria-label={t('boards.pages')} className="pager">
      {page > 1 && (
        <Link href={hrefOf(page - 1)} prefetch={false} rel="prev">
          {t('boards.previousPage')}
        </Link>
      )}
      <span>{t('boards.pageOf', { page, pages })}</span>
      {page < pages && (
        <Link href={hrefOf(page + 1)} prefetch={false} rel="next">
          {t('boards.nextPage')}
        </Link>
      )}
    </nav>
  )
}
