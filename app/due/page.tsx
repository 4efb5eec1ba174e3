import type { Metadata } from 'next'
import { dueDays } from '#core/study/journal/due.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { Ways } from '../_ui/ways.tsx'
import { Day } from './day.tsx'
import { daysIn, dueHref, SPANS } from './look.ts'
import { PrintButton } from './print-button.tsx'

/** Questions of one day on paper: some eight pages. */
const MOST = 60

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('due.title') }
}

/** What is due, for paper. `days`: how many, from today on. */
export default async function DuePage({ searchParams }: PageProps<'/due'>) {
  const [days, { ctx }, { t }] = [daysIn(await searchParams), await study(), await i18n()]
  const due = (await dueDays(ctx, days, MOST)).filter(({ count }) => count > 0)
  return (
    <div className="page due">
      <header className="lead">
        <h1>{t('due.title')}</h1>
        <p className="due-lead">{t('due.lead')}</p>
      </header>
      <div className="due-tools">
        <Ways
          label={t('due.days')}
          ways={SPANS.map((span) => ({
            href: dueHref(span),
            label: span === 1 ? t('due.today') : t('due.span', { days: span }),
            isHere: span === days,
          }))}
        />
        {due.length > 0 && <PrintButton text={t('due.print')} />}
      </div>
      {due.length === 0 ? (
        <p className="due-none">{t('due.none')}</p>
      ) : (
        due.map((one) => <Day key={one.day} due={one} />)
      )}
    </div>
  )
}
