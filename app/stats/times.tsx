import Link from 'next/link'
import type { Bucket } from '#core/schedule/stats/buckets.ts'
import type { SlowCard, Stats } from '#core/study/stats.ts'
import { cardHref } from '../_ui/links.ts'
import { Behind } from '../_ui/plot/behind.tsx'
import { Columns } from '../_ui/plot/columns.tsx'
import { Part } from './part.tsx'
import { nameOf, type Said, saySeconds, sayShare } from './say.ts'

/** How long answers take, and which cards take longest. */
export function Times({ stats: { times, slowest, period }, said }: { stats: Stats; said: Said }) {
  const { t, format } = said
  const within = t(`stats.within.${nameOf(period)}`)
  if (!times.times.ok) {
    return (
      <Part id="times" title={t('stats.times.title')}>
        <p className="finding-none">{t('stats.times.few', { within, ...times.times.error })}</p>
      </Part>
    )
  }
  const { seconds, buckets } = times.times.value
  const seen = t('stats.times.seen', {
    within,
    low: saySeconds(said, seconds.low),
    median: saySeconds(said, seconds.median),
    high: saySeconds(said, seconds.high),
  })
  return (
    <Part id="times" title={t('stats.times.title')}>
      <p className="finding">{seen}</p>
      <p className="plot-note">{t('stats.times.measured', { reviews: times.reviews, measured: times.measured })}</p>
      <Columns
        label={seen}
        bars={buckets.map((bucket) => ({
          key: `${bucket.from}`,
          value: bucket.count,
          said: format.number(bucket.count),
          label: sayRange(bucket, said),
          title: t('stats.times.bar', { range: sayRange(bucket, said), count: bucket.count }),
        }))}
      />
      <Behind
        summary={t('stats.behind')}
        caption={t('stats.times.table')}
        head={[t('stats.column.time'), t('stats.column.reviews'), t('stats.column.share')]}
        rows={buckets.map((bucket) => [
          sayRange(bucket, said),
          format.number(bucket.count),
          sayShare(said, bucket.count / times.measured, 1),
        ])}
      />
      {slowest.length > 0 && <Slowest cards={slowest} said={said} />}
    </Part>
  )
}

function Slowest({ cards, said }: { cards: readonly SlowCard[]; said: Said }) {
  const { t, format } = said
  return (
    <>
      <h3 className="stats-head">{t('stats.times.slowest')}</h3>
      <p className="plot-note">{t('stats.times.slowestNote')}</p>
      <div className="slowest" role="group" aria-label={t('stats.times.slowest')} tabIndex={0}>
        <table className="figures">
          <caption className="sr-only">{t('stats.times.slowest')}</caption>
          <thead>
            <tr>
              {(['question', 'median', 'lower', 'upper', 'measured'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`stats.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cards.map(({ cardId, card, seconds, measured }) => (
              <tr key={cardId}>
                <th scope="row">
                  {card ? (
                    <Link href={cardHref({ id: cardId, title: card.title })} prefetch={false} lang={card.lang}>
                      {card.title}
                    </Link>
                  ) : (
                    t('stats.times.gone', { id: cardId })
                  )}
                </th>
                {[seconds.median, seconds.low, seconds.high].map((value, i) => (
                  <td key={i}>{saySeconds(said, value)}</td>
                ))}
                <td>{format.number(measured)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function sayRange({ from, to }: Bucket, said: Said): string {
  const { t } = said
  if (to === null) return t('stats.times.over', { from: saySeconds(said, from) })
  if (from === 0) return t('stats.times.under', { to: saySeconds(said, to) })
  // Where both are of one unit, it is named once.
  const isOneUnit = to < 60 || from >= 60
  const low = isOneUnit ? said.format.number(from >= 60 ? from / 60 : from) : saySeconds(said, from)
  return t('stats.times.between', { from: low, to: saySeconds(said, to) })
}
