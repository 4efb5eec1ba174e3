import Link from 'next/link'
import { texts } from '../_server/i18n.ts'
import { Hint, keyed } from '../_ui/kbd.tsx'
import { newHref } from '../new/links.ts'

/** There is no card yet: the one thing to do. */
export async function EmptyLibrary() {
  const { t } = await texts()
  return (
    <div className="lead">
      <h1>{t('empty.title')}</h1>
      <p className="mt-2 text-soft">{t('empty.note')}</p>
      <p className="mt-6 flex flex-wrap gap-2.5">
        <Link href={newHref()} prefetch={false} className="button" {...keyed('Enter')}>
          {t('empty.make')} <Hint k="Enter" />
        </Link>
        <Link href="/import" prefetch={false} className="button button-quiet">
          {t('import.link')}
        </Link>
        <Link href="/guide/card-format" prefetch={false} className="button button-quiet">
          {t('empty.guide')}
        </Link>
      </p>
      <p className="mt-6 text-soft">{t('empty.cli')}</p>
      <p className="mt-1">
        <code className="command">{`scripts/zhuiwen new "${t('empty.example')}"`}</code>
      </p>
    </div>
  )
}
