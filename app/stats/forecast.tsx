import { dueWithin } from '#core/schedule/stats/forecast.ts'
import type { Stats } from '#core/study/stats.ts'
import { Behind } from '../_ui/plot/behind.tsx'
import { Columns } from '../_ui/plot/columns.tsx'
import type { Look } from './look.ts'
import { Part } from './part.tsx'
import { type Said, sayDate, sayMinutes } from './say.ts'

/** Days that the sentence names apart. */
const NEAR = 30

/** What falls due on the next days. */
export function Forecast({ stats: { forecast, memories }, look, said }: { stats: Stats; look: Look; said: Said }) {
  const { t, format } = said
  const { backlog, days } = forecast
  const [near, far] = [dueWithin(forecast, NEAR), dueWithin(forecast, days.length)]
  const seen = t('stats.forecast.seen', {
    near: near.cards,
    nearTime: sayMinutes(said, near.minutes),
    far: far.cards,
    farTime: sayMinutes(said, far.minutes),
    overdue: backlog.cards,
    overdueTime: sayMinutes(said, backlog.minutes),
  })
  const bars = days.map(({ day, cards, minutes }, i) => ({
    key: day,
    value: look.by === 'cards' ? cards : minutes,
    isMain: i === 0,
    title: t('stats.forecast.bar', {
      day: sayDate(said, day, { month: 'long', day: 'numeric', weekday: 'short' }),
      cards,
      time: sayMinutes(said, minutes),
    }),
  }))
  const most = Math.max(...bars.map(({ value }) => value))
  const rowOf = (name: string, { cards, minutes }: typeof backlog) => [
    name,
    format.number(cards),
    sayMinutes(said, minutes),
  ]
  return (
    <Part id="forecast" title={t('stats.forecast.title')}>
      {memories.cards === 0 ? (
        <p className="finding-none">{t('stats.forecast.few')}</p>
      ) : (
        <>
          <p className="finding">{seen}</p>
          <div className="forecast-plot">
            <p className="plot-most" aria-hidden="true">
              {look.by === 'cards' ? format.number(most) : sayMinutes(said, most)}
            </p>
            <Columns bars={bars} label={seen} />
            <p className="plot-ends" aria-hidden="true">
              {[0, NEAR, 2 * NEAR, days.length - 1].map((i) => (
                <span key={i}>{days[i] && sayDate(said, days[i].day, { month: 'short', day: 'numeric' })}</span>
              ))}
            </p>
          </div>
          <p className="plot-note">{t('stats.forecast.note')}</p>
          <Behind
            summary={t('stats.behind')}
            caption={t('stats.forecast.table')}
            head={[t('stats.column.day'), t('stats.column.cards'), t('stats.column.time')]}
            rows={[
              rowOf(t('stats.forecast.overdue'), backlog),
              ...days.map((one) => rowOf(sayDate(said, one.day, { dateStyle: 'medium' }), one)),
            ]}
          />
        </>
      )}
    </Part>
  )
}
