import { headers } from 'next/headers'
import { i18n } from '../../_server/i18n.ts'

/** Where the calendar of what is due can be subscribed to. */
export async function CalendarAddress() {
  const [{ t, locale }, head] = await Promise.all([i18n(), headers()])
  return (
    <div className="setting setting-wide">
      <label htmlFor="calendar-address">{t('due.calendar.address')}</label>
      <p id="calendar-address-note">{t('due.calendar.note')}</p>
      <div>
        <input
          id="calendar-address"
          type="url"
          readOnly
          className="field w-full"
          aria-describedby="calendar-address-note"
          value={`http://${head.get('host')}/api/calendar.ics?lang=${locale}`}
        />
      </div>
    </div>
  )
}
