import Link from 'next/link'
import { texts } from '../_server/i18n.ts'
import { Hint, keyed } from './kbd.tsx'

/** What was asked for is not there: what may have happened, and where to go from here. */
export async function Missing({ what }: { what: 'page' | 'card' | 'chain' | 'demo' | 'session' }) {
  const { t } = await texts()
  return (
    <div className="page">
      <div className="lead">
        <h1>{t(`missing.${what}`)}</h1>
        <p className="mt-2 max-w-[36em] text-soft">{t(`missing.${what}Note`)}</p>
        <p className="mt-6 flex flex-wrap gap-2.5">
          <Link href="/" prefetch={false} className="button" {...keyed('Enter')}>
            {t('missing.today')} <Hint k="Enter" />
          </Link>
          <Link
            href={what === 'session' ? '/review/choose' : '/chains'}
            prefetch={false}
            className="button button-quiet"
          >
            {what === 'session' ? t('session.title') : t('missing.chains')}
          </Link>
        </p>
      </div>
    </div>
  )
}
