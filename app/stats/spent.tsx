import { ACTIVITIES } from '#core/journal/activity.ts'
import { addDays, startOfStudyDay, studyDay } from '#core/schedule/study-day.ts'
import { minutesBetween } from '#core/study/journal/time.ts'
import { study } from '../_server/study.ts'
import { Behind } from '../_ui/plot/behind.tsx'
import { Columns } from '../_ui/plot/columns.tsx'
import { Part } from './part.tsx'
import { type Said, sayDate, sayMinutes } from './say.ts'

/** Days that are looked back on, today among them. */
const DAYS = 30

/** How long was studied on each of the last days, and on what. */
export async function Spent({ said }: { said: Said }) {
  const { t, format } = said
  const { ctx, now, settings } = await study()
  const today = studyDay(now, settings.day)
  const dates = Array.from({ length: DAYS }, (_, i) => addDays(today, i + 1 - DAYS))
  const from = startOfStudyDay(addDays(today, 1 - DAYS), settings.day)
  const time = await minutesBetween(ctx, from, startOfStudyDay(addDays(today, 1), settings.day))
  const byDay = new Map(time.days.map((one) => [one.day, one]))
  const seen = t('time.seen', {
    days: time.days.filter(({ minutes }) => minutes > 0).length,
    time: sayMinutes(said, time.minutes),
  })
  const most = Math.max(...ACTIVITIES.map((activity) => time.of[activity]))
  const cell = (minutes: number): string => (minutes === 0 ? '' : format.number(Math.round(minutes)))
  return (
    <Part id="time" title={t('time.title')}>
      {time.minutes + time.idleMinutes === 0 ? (
        <p className="finding-none">{t('time.few')}</p>
      ) : (
        <>
          <p className="finding">{seen}</p>
          <div className="forecast-plot">
            <p className="plot-most" aria-hidden="true">
              {sayMinutes(said, Math.max(...time.days.map(({ minutes }) => minutes)))}
            </p>
            <Columns
              label={seen}
              bars={dates.map((day) => ({
                key: day,
                value: byDay.get(day)?.minutes ?? 0,
                isMain: day === today,
                title: t('time.bar', {
                  day: sayDate(said, day, { month: 'long', day: 'numeric', weekday: 'short' }),
                  time: sayMinutes(said, byDay.get(day)?.minutes ?? 0),
                }),
              }))}
            />
            <p className="plot-ends" aria-hidden="true">
              {[dates[0], dates[DAYS / 2], dates.at(-1)].map((day) => (
                <span key={day}>{day && sayDate(said, day, { month: 'short', day: 'numeric' })}</span>
              ))}
            </p>
          </div>
          <dl className="spent-by">
            {ACTIVITIES.filter((activity) => time.of[activity] > 0).map((activity) => (
              <div key={activity}>
                <dt>{t(`time.activity.${activity}`)}</dt>
                <dd className="bar" aria-hidden="true" style={{ '--share': time.of[activity] / most }} />
                <dd>{sayMinutes(said, time.of[activity])}</dd>
              </div>
            ))}
          </dl>
          <p className="plot-note">{t('time.note')}</p>
          <Behind
            summary={t('stats.behind')}
            caption={t('time.table')}
            head={[
              t('stats.column.day'),
              ...ACTIVITIES.map((activity) => t(`time.activity.${activity}`)),
              t('time.all'),
              t('time.idle'),
            ]}
            rows={time.days
              .toReversed()
              .map(({ day, minutes, of, idleMinutes }) => [
                sayDate(said, day, { month: 'short', day: 'numeric', weekday: 'short' }),
                ...ACTIVITIES.map((activity) => cell(of[activity])),
                cell(minutes),
                cell(idleMinutes),
              ])}
          />
        </>
      )}
    </Part>
  )
}
