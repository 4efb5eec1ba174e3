import { NEEDED } from '#core/schedule/stats/enough.ts'
import type { IntervalRecall } from '#core/schedule/stats/retention.ts'
import type { Proportion } from '#core/schedule/stats/wilson.ts'
import type { Stats } from '#core/study/stats.ts'
import { Behind } from '../_ui/plot/behind.tsx'
import { Part } from './part.tsx'
import { cellsOf, nameOf, type Said, sayInterval, sayShare } from './say.ts'

/** What share was recalled, by how long it had been. */
export function Retention({ stats, said }: { stats: Stats; said: Said }) {
  const { t } = said
  const { retention, lastMonth, desiredRetention, period } = stats
  const within = t(`stats.within.${nameOf(period)}`)
  if (!retention.ok) {
    return (
      <Part id="retention" title={t('stats.retention.title')}>
        <p className="finding-none">{t('stats.retention.few', { within, ...retention.error })}</p>
      </Part>
    )
  }
  const { recalled, byInterval } = retention.value
  const shown = byInterval.flatMap((one) => shownOf(one) ?? [])
  // Down to the tenth below the lowest interval, so that what differs is seen to differ.
  const floor = Math.floor(Math.min(0.8, desiredRetention, ...shown.map(({ low }) => low)) * 10) / 10
  const aim = sayShare(said, desiredRetention)
  const wordsOf = (of: Proportion) => ({
    of: of.of,
    share: sayShare(said, of.share, 1),
    interval: sayInterval(said, of),
  })
  return (
    <Part id="retention" title={t('stats.retention.title')}>
      <p className="finding">{t('stats.retention.seen', { within, ...wordsOf(recalled) })}</p>
      {lastMonth && (
        <p className="plot-note">
          {t('stats.retention.month', wordsOf(lastMonth))}
          {t(`stats.retention.aim.${against(lastMonth, desiredRetention)}`, { aim })}
        </p>
      )}
      <ul className="intervals" style={{ '--aim': placeOf(desiredRetention, floor) }}>
        {byInterval.map((one) => (
          <Row key={one.fromDays} interval={one} floor={floor} said={said} />
        ))}
        <li className="interval-ends" aria-hidden="true">
          <span>
            <span>{sayShare(said, floor)}</span>
            <span>{sayShare(said, 1)}</span>
          </span>
        </li>
      </ul>
      <p className="plot-note">{t('stats.retention.aimLine', { aim })}</p>
      <Behind
        summary={t('stats.behind')}
        caption={t('stats.retention.table')}
        head={(['interval', 'reviews', 'recalled', 'share', 'low', 'high'] as const).map((name) =>
          t(`stats.column.${name}`),
        )}
        rows={byInterval.map((one) => [sayDays(one, said), ...cellsOf(said, one.recalled)])}
      />
    </Part>
  )
}

function Row({ interval, floor, said }: { interval: IntervalRecall; floor: number; said: Said }) {
  const { t } = said
  const shown = shownOf(interval)
  const of = interval.recalled?.of ?? 0
  return (
    <li>
      <span>{sayDays(interval, said)}</span>
      <span className="interval-track" aria-hidden="true">
        {shown && (
          <span
            className="interval"
            style={{
              '--low': placeOf(shown.low, floor),
              '--high': placeOf(shown.high, floor),
              '--at': placeOf(shown.share, floor),
            }}
          />
        )}
      </span>
      {shown ? (
        <span title={sayInterval(said, shown)}>
          <b>{sayShare(said, shown.share)}</b> {t('stats.retention.of', { of })}
        </span>
      ) : (
        <span>{of === 0 ? t('stats.retention.never') : t('stats.retention.ofFew', { of })}</span>
      )}
    </li>
  )
}

/** What there is enough of to be drawn. */
const shownOf = ({ recalled }: IntervalRecall): Proportion | null =>
  recalled !== null && recalled.of >= NEEDED.intervalRecalls ? recalled : null

/** Where on the line a share stands, 0..1. */
const placeOf = (share: number, floor: number): number => (share - floor) / (1 - floor)

const against = ({ low, high }: Proportion, aim: number): 'within' | 'above' | 'below' =>
  low > aim ? 'above' : high < aim ? 'below' : 'within'

function sayDays({ fromDays: from, toDays: to }: IntervalRecall, { t }: Said): string {
  if (to === null) return t('stats.retention.more', { from })
  return from === to ? t('stats.retention.day', { from }) : t('stats.retention.days', { from, to })
}
