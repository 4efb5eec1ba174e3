import Link from 'next/link'
import { countMissed } from '#core/study/session-queue.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { sessionHref } from '../review/_chosen/href.ts'

/** Study days that are looked back on. */
const DAYS = 7

/** What could be asked besides what is due. */
export async function Chosen() {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const missed = await countMissed(ctx, DAYS)
  return (
    <p className="facts mt-4">
      {missed > 0 && (
        <Link href={sessionHref({ filter: { kind: 'failed', days: DAYS } })} prefetch={false}>
          {t('session.failedLately', { count: missed })}
        </Link>
      )}
      <Link href="/review/choose" prefetch={false}>
        {t('session.title')}
      </Link>
    </p>
  )
}
