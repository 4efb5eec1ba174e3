import Link from 'next/link'
import { mergerOf } from '#core/study/merged.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { cardHref } from '../../../_ui/links.ts'
import { UndoForm } from './undo-form.tsx'

/** What was merged, and the button that takes it back. */
export async function Done({ batch }: { batch: string }) {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const merger = await mergerOf(ctx, batch)
  if (merger === null) return <p className="notice">{t('merge.tooLate')}</p>
  return (
    <section className="merge-done">
      <p role="status">{t('merge.done', { title: merger.title })}</p>
      <p>
        <Link href={cardHref({ id: merger.into, title: merger.intoTitle })} prefetch={false} className="button">
          {t('merge.toCard')}
        </Link>
      </p>
      <UndoForm
        batch={batch}
        words={{ undo: t('merge.undo'), saving: t('schedule.saving'), unreachable: t('review.unreachable') }}
      />
    </section>
  )
}
