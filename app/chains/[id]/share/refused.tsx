import Link from 'next/link'
import type { PackRefusal } from '#core/study/share/packed.ts'
import { i18n } from '../../../_server/i18n.ts'
import { editHref } from '../../../_ui/links.ts'
import { Problems } from '../../../_ui/problems.tsx'
import { sayBytes, sayTrouble } from './say.ts'

/** Nothing can go out, and why. */
export async function Refused({ refusal }: { refusal: PackRefusal }) {
  const { t, format } = await i18n()
  return (
    <section className="notice mt-4">
      <p>{sayTrouble(t, refusal)}</p>
      {refusal.kind === 'too-many-cards' && <p>{t('sharing.trouble.cards', { limit: refusal.limit })}</p>}
      {refusal.kind === 'too-large' && (
        <p>
          {t('sharing.trouble.size', {
            bytes: sayBytes(format, refusal.bytes),
            limit: sayBytes(format, refusal.limit),
          })}
        </p>
      )}
      {refusal.kind === 'unreadable-card' && (
        <>
          <Problems problems={[refusal.problem]} />
          <p>
            <Link href={editHref(refusal.cardId)} prefetch={false}>
              {t('sharing.trouble.edit')}
            </Link>
          </p>
        </>
      )}
    </section>
  )
}
