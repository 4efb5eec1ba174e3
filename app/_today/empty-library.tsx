import Link from 'next/link'
import { texts } from '../_server/i18n.ts'
import { Hint, keyed } from '../_ui/kbd.tsx'

/** There is no card yet: the one thing to do. */
export async function EmptyLibrary() {
  const { t } = await texts()
  return (
    <div className="lead">
      <h1>{t('empty.title')}</h1>
      <p className="mt-2 text-soft">{t('empty.note')}</p>
      <p className="mt-4">
        <code className="command">{`scripts/zhuiwen new "${t('empty.example')}"`}</code>
      </p>
      <p className="mt-6">
        <Link href="/guide/card-format" prefetch={false} className="button button-quiet" {...keyed('Enter')}>
          {t('empty.guide')} <Hint k="Enter" />
        </Link>
      </p>
    </div>
  )
}
