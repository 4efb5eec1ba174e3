import { StudyDay } from '#core/schedule/study-day.ts'
import type { LookBack } from '#core/study/journal/look-back.ts'
import { Columns } from '../../../../../_ui/plot/columns.tsx'
import { type Said, sayDay } from '../../../say.ts'
import { CardName } from './card.tsx'

/** What is due within a week, what was opened, and what does not stick. */
export function Ahead({ view: { ahead, names }, said }: { view: LookBack; said: Said }) {
  if (ahead === null) return null
  const { t, format } = said
  const { due, opened, stuck } = ahead
  const count = due.reduce((sum, one) => sum + one.due, 0)
  return (
    <section className="block" aria-labelledby="ahead">
      <h2 id="ahead" className="block-head">
        {t('back.ahead.title')}
      </h2>
      <p className="finding">{t('back.ahead.due', { count })}</p>
      {count > 0 && (
        <Columns
          label={t('back.ahead.due', { count })}
          bars={due.map((one) => ({
            key: one.day,
            value: one.due,
            title: t('back.ahead.dueOn', {
              day: sayDay(said, StudyDay.parse(one.day), { month: 'long', day: 'numeric' }),
              count: one.due,
            }),
            label: sayDay(said, StudyDay.parse(one.day), { weekday: 'short' }),
            said: format.number(one.due),
          }))}
        />
      )}
      {opened.length > 0 && <h3 className="stats-head">{t('back.ahead.opened')}</h3>}
      <ul className="back-list">
        {opened.map((id) => (
          <li key={id}>
            <CardName id={id} names={names} said={said} />
          </li>
        ))}
      </ul>
      {stuck.length > 0 && <h3 className="stats-head">{t('back.ahead.stuck')}</h3>}
      <ul className="back-list">
        {stuck.map(({ cardId, state }) => (
          <li key={cardId}>
            <CardName id={cardId} names={names} said={said} />
            <span className="facts">
              <span data-board={state}>{t(`boards.state.${state}`)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
