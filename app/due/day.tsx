import type { DueDay } from '#core/study/journal/due.ts'
import { i18n } from '../_server/i18n.ts'

/** What is due on one day: each question with a box to tick, and room to write. */
export async function Day({ due: { day, count, cards } }: { due: DueDay }) {
  const { t, format } = await i18n()
  return (
    <section className="due-day" aria-labelledby={`due-${day}`}>
      <h2 id={`due-${day}`}>
        <time dateTime={day}>
          {format.dateTime(new Date(`${day}T12:00:00Z`), {
            month: 'long',
            day: 'numeric',
            weekday: 'long',
            timeZone: 'UTC',
          })}
        </time>
        <span>{t('due.count', { count })}</span>
      </h2>
      <ul>
        {cards.map(({ id, title, lang, topics }) => (
          <li key={id} className="due-card">
            <span className="due-box" aria-hidden="true" />
            <div>
              <p className="due-title" lang={lang}>
                {title}
              </p>
              {topics.length > 0 && <p className="due-topics">{topics.join(' · ')}</p>}
              <div className="due-room" aria-hidden="true" />
            </div>
          </li>
        ))}
      </ul>
      {count > cards.length && <p className="due-more">{t('due.more', { count: count - cards.length })}</p>}
    </section>
  )
}
