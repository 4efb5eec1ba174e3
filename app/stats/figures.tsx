import Link from 'next/link'
import { PERIODS } from '#core/schedule/stats/periods.ts'
import type { Stats } from '#core/study/stats.ts'
import { Calibration } from './calibration.tsx'
import { Chains } from './chains.tsx'
import { Days } from './days.tsx'
import { Forecast } from './forecast.tsx'
import { type Look, lookHref } from './look.ts'
import { Memories } from './memories.tsx'
import { Ways } from './part.tsx'
import { Retention } from './retention.tsx'
import { nameOf, type Said, sayMinutes } from './say.ts'
import { Spent } from './spent.tsx'
import { Times } from './times.tsx'

/** All parts of the page: what was done, what is coming, what is remembered. */
export function Figures(parts: { stats: Stats; look: Look; said: Said }) {
  const { stats, look, said } = parts
  const { t } = said
  const { reviews, days, measured, minutes } = stats.total
  return (
    <>
      <p className="facts mt-1">
        {reviews === 0 ? (
          <span>{t('stats.none')}</span>
        ) : (
          <>
            <span>{t('stats.sum', { reviews, days })}</span>
            <span>{t('stats.sumTime', { measured, time: sayMinutes(said, minutes) })}</span>
          </>
        )}
      </p>
      <Days {...parts} />
      <Spent said={said} />
      <Forecast {...parts} />
      <div id="recall" className="stats-look">
        <Ways
          label={t('stats.period.label')}
          options={PERIODS.map((period) => ({
            href: lookHref({ ...look, days: period }, 'recall'),
            text: t(`stats.period.${nameOf(period)}`),
            isChosen: period === look.days,
          }))}
        />
      </div>
      <Retention {...parts} />
      <Calibration {...parts} />
      <Times {...parts} />
      <Memories {...parts} />
      <Chains {...parts} />
      <p className="plot-note mt-10">
        <Link href="/guide/schedule" prefetch={false} className="finger:inline-block finger:py-2.5">
          {t('stats.from')}
        </Link>
      </p>
    </>
  )
}
