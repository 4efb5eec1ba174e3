import Link from 'next/link'
import path from 'node:path'
import type { StoredCard } from '#core/store/cards.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { practiceHref } from '../../../_ui/links.ts'

/** The card lists nothing to read: where to write it down. */
export async function Nothing({ card }: { card: StoredCard }) {
  const [{ t }, { ctx }] = await Promise.all([i18n(), study()])
  return (
    <section className="block" aria-labelledby="nothing">
      <h2 id="nothing" className="font-semibold">
        {t('run.study.empty')}
      </h2>
      <p className="mt-1 max-w-[36em] text-soft">{t('run.study.emptyNote')}</p>
      <p className="mt-4">
        <span className="text-soft">{t('run.study.emptyFile')}</span>{' '}
        <code className="command">{path.join(ctx.contentDir, card.path)}</code>
      </p>
      <p className="run-actions">
        <Link href={practiceHref(card.id)} prefetch={false} className="button" {...keyed('Enter r')}>
          {t('run.study.retry')} <Hint k="Enter" />
        </Link>
        <Link href="/guide/card-format" prefetch={false} className="button button-quiet">
          {t('run.study.guide')}
        </Link>
      </p>
    </section>
  )
}
