import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { nextPeriod, type Period, previousPeriod } from '#core/journal/period.ts'
import { type StudyDay, studyDay } from '#core/schedule/study-day.ts'
import { lookBack } from '#core/study/journal/look-back.ts'
import { i18n } from '../../../../_server/i18n.ts'
import { study } from '../../../../_server/study.ts'
import { JournalNav } from '../../../../_ui/journal-nav.tsx'
import { dayHref, periodHref } from '../../look.ts'
import { type Said, sayPeriod, saySum } from '../../say.ts'
import { Ahead } from './_held/ahead.tsx'
import { Asked, Failed, Findings, Passed, Rewrites } from './_held/lists.tsx'
import { Parts } from './_held/parts.tsx'
import { Topics } from './_held/topics.tsx'
import { Review } from './_review/review.tsx'
import { periodIn } from './period-in.ts'

type Props = PageProps<'/journal/back/[span]/[day]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [period, said] = [periodIn(await params), await i18n()]
  return period === null ? {} : { title: `${said.t('back.title')} · ${sayPeriod(said, period)}` }
}

/** What a week, a month or a year holds, and what is written about it. `write`: it is being written. */
export default async function PeriodPage({ params, searchParams }: Props) {
  const [named, { write }, { ctx, settings, now }, said] = await Promise.all([params, searchParams, study(), i18n()])
  const period = periodIn(named)
  const today = studyDay(now, settings.day)
  if (period === null || period.first > today) notFound()
  if (period.first !== named.day) redirect(periodHref(period))
  const view = await lookBack(ctx, period)
  return (
    <div className="page stats">
      <JournalNav />
      <header className="lead">
        <Beside period={period} today={today} said={said} />
        <h1 className="back-range">{sayPeriod(said, period)}</h1>
        <p className="finding">
          {today <= period.last && said.t('back.period.goesOn')}
          {saySum(said, view.sum, view.passed.total)}
          {view.newCards > 0 && said.t('back.newCards', { count: view.newCards })}
        </p>
      </header>
      <Parts view={view} said={said} />
      <Review view={view} isWriting={write !== undefined} said={said} />
      <Failed view={view} said={said} />
      <Findings view={view} said={said} />
      <Rewrites view={view} said={said} />
      <Asked view={view} said={said} />
      <Passed view={view} said={said} />
      <Topics view={view} said={said} />
      <Ahead view={view} said={said} />
    </div>
  )
}

/** Ways to the periods before and after, and to the journal where this one ends. */
function Beside({ period, today, said: { t } }: { period: Period; today: StudyDay; said: Said }) {
  const [previous, next] = [previousPeriod(period), nextPeriod(period)]
  return (
    <p className="eyebrow">
      <Link href={periodHref(previous)} prefetch={false} rel="prev">
        {t(`back.period.previous.${period.span}`)}
      </Link>
      {next.first <= today && (
        <Link href={periodHref(next)} prefetch={false} rel="next">
          {t(`back.period.next.${period.span}`)}
        </Link>
      )}
      <Link href={dayHref(period.last < today ? period.last : today)} prefetch={false}>
        {t('back.period.inJournal')}
      </Link>
    </p>
  )
}
