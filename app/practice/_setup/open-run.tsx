import Link from 'next/link'
import { totalsOf } from '#core/study/run-result.ts'
import type { RunView } from '#core/study/runs.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { Hint, keyed } from '../../_ui/kbd.tsx'
import { runHref } from '../runs/links.ts'

/** A run that was left in the middle, and the way back into it. */
export async function OpenRun({ run }: { run: RunView }) {
  const [{ t, format }, { now }] = await Promise.all([i18n(), study()])
  return (
    <section className="open-run" aria-labelledby="open-run">
      <div>
        <h2 id="open-run">{t('run.open.title')}</h2>
        <p className="text-sm text-soft">
          {t('run.open.progress', {
            when: format.relativeTime(run.startedAt, now),
            answered: totalsOf(run).answered,
            total: run.cards.length,
          })}
        </p>
      </div>
      <Link href={runHref(run.id)} prefetch={false} className="button" {...keyed('Enter')}>
        {t('run.open.goOn')} <Hint k="Enter" />
      </Link>
    </section>
  )
}
