import { sumOfDays } from '#core/schedule/stats/days.ts'
import type { StudyDay } from '#core/schedule/study-day.ts'
import type { Stats } from '#core/study/stats.ts'
import { Behind } from '../_ui/plot/behind.tsx'
import { type Amount, Heatmap } from '../_ui/plot/heatmap.tsx'
import { weeksUpTo } from '../_ui/plot/weeks.ts'
import { COUNTED, type Look, lookHref } from './look.ts'
import { Part, Ways } from './part.tsx'
import { type Said, sayDate, sayMinutes } from './say.ts'

/** A year, and the week it began in. */
const WEEKS = 53

/** On which days how much was answered. */
export function Days({ stats: { days, today }, look, said }: { stats: Stats; look: Look; said: Said }) {
  const { t, format } = said
  const weeks = weeksUpTo(today, WEEKS)
  const from = weeks[0]?.[0] ?? today
  const shown = days.filter(({ day }) => from <= day && day <= today)
  const ways = COUNTED.map((by) => ({
    href: lookHref({ ...look, by }, 'days'),
    text: t(`stats.by.${by}`),
    isChosen: by === look.by,
  }))
  const { days: count, reviews, minutes } = sumOfDays(shown)
  const amountOf = (one: (typeof shown)[number]): number =>
    look.by === 'cards' ? one.reviews : Math.round(one.minutes)
  const amounts = new Map(
    shown.map((one): [StudyDay, Amount] => {
      const day = sayDate(said, one.day, { month: 'long', day: 'numeric', weekday: 'short' })
      const title = t('stats.days.cell', { day, reviews: one.reviews, time: sayMinutes(said, one.minutes) })
      return [one.day, { amount: amountOf(one), title }]
    }),
  )
  const seen = t('stats.days.seen', {
    from: sayDate(said, from, { year: 'numeric', month: 'long', day: 'numeric' }),
    days: count,
    reviews,
    time: sayMinutes(said, minutes),
  })
  const weekdays = weeks[0]?.map((day) => sayDate(said, day, { weekday: 'short' })) ?? []
  const rows = weeks.toReversed().flatMap((week) => {
    const first = week[0]
    const cells = Array.from(weekdays, (_, i) => amounts.get(week[i] ?? today)?.amount ?? 0)
    const upToToday = cells.map((amount, i) => (week[i] === undefined ? 0 : amount))
    const total = upToToday.reduce((sum, amount) => sum + amount, 0)
    if (first === undefined || total === 0) return []
    const name = sayDate(said, first, { year: 'numeric', month: 'numeric', day: 'numeric' })
    return [[name, ...[...upToToday, total].map((amount) => (amount === 0 ? '' : format.number(amount)))]]
  })
  return (
    <Part id="days" title={t('stats.days.title')} aside={<Ways label={t('stats.by.label')} options={ways} />}>
      {count === 0 ? (
        <p className="finding-none">{t('stats.days.few')}</p>
      ) : (
        <>
          <p className="finding">{seen}</p>
          <Heatmap
            weeks={weeks}
            amounts={amounts}
            format={format}
            words={{ label: seen, scroll: t('stats.days.scroll'), scale: t('stats.days.scale') }}
          />
          <Behind
            summary={t('stats.behind')}
            caption={t(look.by === 'cards' ? 'stats.days.tableCards' : 'stats.days.tableMinutes')}
            head={[t('stats.column.week'), ...weekdays, t('stats.column.total')]}
            rows={rows}
          />
        </>
      )}
    </Part>
  )
}
