import type { Metadata } from 'next'
import { studyDay } from '#core/schedule/study-day.ts'
import { viewBack } from '#core/study/journal/back.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { JournalNav } from '../../_ui/journal-nav.tsx'
import { weeksUpTo } from '../../_ui/plot/weeks.ts'
import { Days } from './_overview/days.tsx'
import { Periods } from './_overview/periods.tsx'
import { SameDays } from './_overview/same-days.tsx'
import { SoFar } from './_overview/so-far.tsx'
import { lookOf } from './look.ts'

/** A year, and the week it began in. */
const WEEKS = 53

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('back.title') }
}

/** Weeks, months and years, seen from their end. */
export default async function BackPage({ searchParams }: PageProps<'/journal/back'>) {
  const [query, { ctx, settings, now }, said] = await Promise.all([searchParams, study(), i18n()])
  const look = lookOf(query)
  const today = studyDay(now, settings.day)
  const weeks = weeksUpTo(today, WEEKS)
  const back = await viewBack(ctx, { span: look.by, page: look.page, from: weeks[0]?.[0] ?? today })
  return (
    <div className="page stats">
      <JournalNav />
      <header className="lead">
        <h1>{said.t('back.title')}</h1>
        <p className="mt-1 text-soft">{said.t('back.lead')}</p>
      </header>
      <SoFar back={back} said={said} />
      <SameDays back={back} said={said} />
      <Days back={back} weeks={weeks} look={look} said={said} />
      <Periods back={back} look={look} said={said} />
    </div>
  )
}
