import { headers } from 'next/headers'
import { readJournalSettings } from '#core/study/journal/settings.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'

/** Where the calendar of what is due can be subscribed to, once it is switched on. */
export async function CalendarSection() {
  const [{ ctx }, { t, locale }, head] = await Promise.all([study(), i18n(), headers()])
  if (!(await readJournalSettings(ctx.db)).hasCalendar) return null
  return (
    <section className="block" aria-labelledby="calendar">
      <h2 id="calendar" className="block-head">
        {t('due.calendar.title')}
      </h2>
      <div className="setting setting-wide">
        <label htmlFor="calendar-address">{t('due.calendar.address')}</label>
        <p id="calendar-address-note">{t('due.calendar.note')}</p>
        <input
          id="calendar-address"
          type="url"
          readOnly
          className="field"
          aria-describedby="calendar-address-note"
          value={`http://${head.get('host')}/api/calendar.ics?lang=${locale}`}
        />
      </div>
    </section>
  )
}
