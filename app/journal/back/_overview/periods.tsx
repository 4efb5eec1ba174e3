import Link from 'next/link'
import { SPANS } from '#core/journal/period.ts'
import type { Back, PeriodLine } from '#core/study/journal/back.ts'
import { Pager } from '../../../_ui/pager.tsx'
import { Part, Ways } from '../../../stats/part.tsx'
import { sayMinutes } from '../../../stats/say.ts'
import { backHref, type Look, periodHref } from '../look.ts'
import { type Said, sayPeriod } from '../say.ts'

/** Weeks, months or years that are over, the latest first, a line each. */
export function Periods({ back: { lines, page, pages }, look, said }: { back: Back; look: Look; said: Said }) {
  const { t } = said
  const ways = SPANS.map((by) => ({
    href: backHref(look, { by }, 'periods'),
    text: t(`back.periods.span.${by}`),
    isChosen: by === look.by,
  }))
  return (
    <Part id="periods" title={t('back.periods.title')} aside={<Ways label={t('back.periods.by')} options={ways} />}>
      {lines.length === 0 ? (
        <p className="finding-none">{t('back.periods.none')}</p>
      ) : (
        <div className="back-periods" role="group" aria-label={t('back.periods.table')} tabIndex={0}>
          <table className="figures">
            <caption className="sr-only">{t('back.periods.table')}</caption>
            <thead>
              <tr>
                {(['period', 'days', 'minutes', 'answers', 'passed', 'review'] as const).map((column) => (
                  <th key={column} scope="col" data-column={column}>
                    {t(`back.periods.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Line key={line.first} line={line} said={said} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager page={page} pages={pages} hrefOf={(n) => backHref(look, { page: n }, 'periods')} t={t} />
    </Part>
  )
}

function Line({ line, said }: { line: PeriodLine; said: Said }) {
  const { t, format } = said
  const { days, minutes, reviews, attempts, passed, isWritten } = line
  const count = (n: number): string => (n === 0 ? '' : format.number(n))
  return (
    <tr>
      <th scope="row">
        <Link href={periodHref(line)} prefetch={false}>
          {sayPeriod(said, line, 'short')}
        </Link>
      </th>
      <td>{count(days)}</td>
      <td>{minutes === 0 ? '' : sayMinutes(said, minutes)}</td>
      <td data-column="answers">{count(reviews + attempts)}</td>
      <td>{count(passed)}</td>
      <td>{isWritten && t('back.periods.written')}</td>
    </tr>
  )
}
