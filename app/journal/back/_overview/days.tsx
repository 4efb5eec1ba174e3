import { sumOfDays, within } from '#core/journal/day-figures.ts'
import type { StudyDay } from '#core/schedule/study-day.ts'
import type { Back } from '#core/study/journal/back.ts'
import { Behind } from '../../../_ui/plot/behind.tsx'
import { type Amount, Heatmap } from '../../../_ui/plot/heatmap.tsx'
import type { Week } from '../../../_ui/plot/weeks.ts'
import { Part, Ways } from '../../../stats/part.tsx'
import { sayMinutes } from '../../../stats/say.ts'
import { backHref, COUNTED, type Look } from '../look.ts'
import { type Said, sayDay } from '../say.ts'

type Props = { back: Back; weeks: readonly Week[]; look: Look; said: Said }

/** The last 365 days as squares, and the figures behind them. */
export function Days({ back: { days, today }, weeks, look, said }: Props) {
  const { t, format } = said
  const from = weeks[0]?.[0] ?? today
  const shown = within(days, { first: from, last: today })
  const { days: count, reviews, attempts, minutes } = sumOfDays(shown)
  const amounts = new Map(
    shown.map((one): [StudyDay, Amount] => {
      const answers = one.reviews + one.attempts
      const day = sayDay(said, one.day, { month: 'long', day: 'numeric', weekday: 'short' })
      const title = t('back.days.cell', { day, answers, time: sayMinutes(said, one.minutes) })
      return [one.day, { amount: look.days === 'answers' ? answers : Math.round(one.minutes), title }]
    }),
  )
  const seen = t('back.days.seen', {
    from: sayDay(said, from, { dateStyle: 'long' }),
    days: count,
    answers: reviews + attempts,
    time: sayMinutes(said, minutes),
  })
  const ways = COUNTED.map((by) => ({
    href: backHref(look, { days: by, page: look.page }, 'days'),
    text: t(`back.days.by.${by}`),
    isChosen: by === look.days,
  }))
  return (
    <Part id="days" title={t('back.days.title')} aside={<Ways label={t('back.days.by.label')} options={ways} />}>
      {count === 0 ? (
        <p className="finding-none">{t('back.days.none')}</p>
      ) : (
        <>
          <p className="finding">{seen}</p>
          <Heatmap
            weeks={weeks}
            amounts={amounts}
            format={format}
            words={{ label: seen, scroll: t('back.days.scroll'), scale: t('stats.days.scale') }}
          />
          <Table weeks={weeks} amounts={amounts} caption={t(`back.days.table.${look.days}`)} said={said} />
        </>
      )}
    </Part>
  )
}

type TableProps = Pick<Props, 'weeks' | 'said'> & { amounts: ReadonlyMap<StudyDay, Amount>; caption: string }

/** The same week by week, the latest first; weeks without anything are left out. */
function Table({ weeks, amounts, caption, said }: TableProps) {
  const { t, format } = said
  const weekdays = weeks[0]?.map((day) => sayDay(said, day, { weekday: 'short' })) ?? []
  const rows = weeks.toReversed().flatMap((week) => {
    const [first] = week
    const cells = weekdays.map((_, i) => (week[i] && amounts.get(week[i])?.amount) || 0)
    const total = cells.reduce((sum, amount) => sum + amount, 0)
    if (first === undefined || total === 0) return []
    const name = sayDay(said, first, { dateStyle: 'medium' })
    return [[name, ...[...cells, total].map((amount) => (amount === 0 ? '' : format.number(amount)))]]
  })
  return (
    <Behind
      summary={t('stats.behind')}
      caption={caption}
      head={[t('stats.column.week'), ...weekdays, t('stats.column.total')]}
      rows={rows}
    />
  )
}
