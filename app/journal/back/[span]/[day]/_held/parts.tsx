import type { LookBack } from '#core/study/journal/look-back.ts'
import { Behind } from '../../../../../_ui/plot/behind.tsx'
import { Columns } from '../../../../../_ui/plot/columns.tsx'
import { sayMinutes } from '../../../../../stats/say.ts'
import { type Said, sayDay, sayDays } from '../../../say.ts'

/** The time spent, day by day, week by week or month by month. */
export function Parts({ view: { period, parts, sum }, said }: { view: LookBack; said: Said }) {
  if (sum.days === 0) return null
  const { t, format } = said
  const { span } = period
  const told = parts.map((part) => {
    const name =
      span === 'week'
        ? sayDay(said, part.first, { month: 'long', day: 'numeric', weekday: 'short' })
        : span === 'month'
          ? sayDays(said, part, 'short')
          : sayDay(said, part.first, { month: 'long' })
    const label = sayDay(said, part.first, { week: WEEKDAY, month: DATE, year: MONTH }[span])
    return { ...part, name, label, answers: part.reviews + part.attempts, time: sayMinutes(said, part.minutes) }
  })
  return (
    <section className="block" aria-labelledby="parts">
      <h2 id="parts" className="block-head">
        {t(`back.period.parts.${span}`)}
      </h2>
      <Columns
        label={t('back.period.partTable', { parts: span })}
        bars={told.map(({ first, minutes, name, label, answers, time }) => ({
          key: first,
          value: minutes,
          title: t('back.period.part', { part: name, time, answers }),
          label,
          said: format.number(Math.round(minutes)),
        }))}
      />
      <Behind
        summary={t('stats.behind')}
        caption={t('back.period.partTable', { parts: span })}
        head={[
          t('back.periods.column.period'),
          t('back.periods.column.days'),
          t('back.periods.column.minutes'),
          t('back.periods.column.answers'),
        ]}
        rows={told.map(({ name, days, time, answers }) => [name, format.number(days), time, format.number(answers)])}
      />
    </section>
  )
}

const WEEKDAY = { weekday: 'short' } as const
const DATE = { month: 'numeric', day: 'numeric' } as const
const MONTH = { month: 'short' } as const
