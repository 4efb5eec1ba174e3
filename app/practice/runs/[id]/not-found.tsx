import Link from 'next/link'
import { texts } from '../../../_server/i18n.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'

export default async function NoSuchRun() {
  const { t } = await texts()
  return (
    <div className="page">
      <div className="lead">
        <h1>{t('run.missing.title')}</h1>
        <p className="mt-2 max-w-[36em] text-soft">{t('run.missing.note')}</p>
        <p className="mt-6">
          <Link href="/practice" prefetch={false} className="button" {...keyed('Enter')}>
            {t('run.missing.back')} <Hint k="Enter" />
          </Link>
        </p>
      </div>
    </div>
  )
}
