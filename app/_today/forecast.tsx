import type { Today } from '#core/study/views.ts'
import { i18n } from '../_server/i18n.ts'

/** How many cards fall due on each of the next days. */
export async function Forecast({ days }: { days: Today['forecast'] }) {
  const { t, format } = await i18n()
  const most = Math.max(...days.map(({ due }) => due), 1)
  return (
    <section aria-labelledby="forecast">
      <h2 id="forecast" className="head">
        {t('today.forecast')}
      </h2>
      <table className="forecast">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('today.forecastDay')}</th>
            <th scope="col">{t('today.forecastDue')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, due }, i) => (
            <tr key={day}>
              <th scope="row">
                <time dateTime={day}>
                  {i === 0
                    ? t('today.title')
                    : format.dateTime(new Date(`${day}T12:00:00Z`), { weekday: 'short', timeZone: 'UTC' })}
                </time>
              </th>
              <td>
                <span className="bar" aria-hidden="true" style={{ '--share': due / most }} />
                <span>{due}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
