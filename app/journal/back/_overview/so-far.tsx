import Link from 'next/link'
import type { Back } from '#core/study/journal/back.ts'
import { periodHref, writeHref } from '../look.ts'
import { type Said, sayDay, saySum } from '../say.ts'

/** The week that is not over, and the days of this month; days on end only where they are wanted. */
export function SoFar({ back: { week, month, streak }, said }: { back: Back; said: Said }) {
  const { t } = said
  return (
    <section className="block" aria-labelledby="so-far">
      <h2 id="so-far" className="block-head">
        {t('back.soFar.title')}
      </h2>
      <p className="finding">{saySum(said, week, week.passed)}</p>
      <p className="plot-note facts">
        <span>{t('back.soFar.month', { days: month.days })}</span>
        {streak && (
          <span>
            {t('back.soFar.streak', {
              days: streak.days,
              since: sayDay(said, streak.since, { month: 'long', day: 'numeric' }),
            })}
          </span>
        )}
      </p>
      <p className="back-ways">
        <Link href={periodHref(week)} prefetch={false}>
          {t('back.soFar.open')}
        </Link>
        <Link href={writeHref(week)} prefetch={false}>
          {t('back.soFar.write')}
        </Link>
      </p>
    </section>
  )
}
