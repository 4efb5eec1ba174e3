import Link from 'next/link'
import { studyDay } from '#core/schedule/study-day.ts'
import type { Today } from '#core/study/views.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { Hint, keyed } from '../_ui/kbd.tsx'
import { Goal } from './goal.tsx'

/** How much there is to do today, and the one thing to press. */
export async function Summary({ today }: { today: Today }) {
  const [{ t, format }, { now, settings }] = await Promise.all([i18n(), study()])
  const day = studyDay(now, settings.day)
  const count = today.due + today.fresh
  const next = today.forecast.find(({ due }, i) => i > 0 && due > 0)
  return (
    <header className="lead">
      <p className="eyebrow">
        {t('today.title')}
        <time dateTime={day}>
          {format.dateTime(new Date(`${day}T12:00:00Z`), {
            month: 'long',
            day: 'numeric',
            weekday: 'long',
            timeZone: 'UTC',
          })}
        </time>
      </p>
      <h1>{count > 0 ? t('today.toDo', { count }) : t('today.nothing')}</h1>
      {count > 0 ? (
        <>
          <p className="facts">
            <span>{t('today.split', { due: today.due, fresh: today.fresh })}</span>
            {today.reviewedToday > 0 && <span>{t('today.reviewed', { count: today.reviewedToday })}</span>}
          </p>
          <Goal />
          <p className="wide-only mt-6 flex gap-2.5">
            <Link href="/review" prefetch={false} className="button" {...keyed('Enter r')}>
              {t('today.start')} <Hint k="Enter" />
            </Link>
            <Link href="/practice" prefetch={false} className="button button-quiet" {...keyed('a')}>
              {t('today.practise')} <Hint k="a" />
            </Link>
          </p>
          <p className="reach">
            <Link href="/review" prefetch={false} className="button">
              {t('today.start')}
            </Link>
            <Link href="/practice" prefetch={false} className="button button-quiet">
              {t('today.practise')}
            </Link>
          </p>
        </>
      ) : (
        <>
          <p className="mt-2 text-soft">
            {t('today.caughtUp')}
            {next && (
              <>
                {' '}
                {t('today.nextDue', {
                  day: format.dateTime(new Date(`${next.day}T12:00:00Z`), {
                    month: 'short',
                    day: 'numeric',
                    weekday: 'short',
                    timeZone: 'UTC',
                  }),
                })}
              </>
            )}
          </p>
          <Goal />
        </>
      )}
    </header>
  )
}
