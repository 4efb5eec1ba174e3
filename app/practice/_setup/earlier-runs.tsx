import Link from 'next/link'
import { totalsOf } from '#core/study/run-result.ts'
import type { RunView } from '#core/study/runs.ts'
import { i18n } from '../../_server/i18n.ts'
import { runHref } from '../runs/links.ts'

/** Runs that are over, newest first. */
export async function EarlierRuns({ runs }: { runs: readonly RunView[] }) {
  const { t, format } = await i18n()
  return (
    <section className="block" aria-labelledby="earlier">
      <h2 id="earlier" className="block-head">
        {t('run.earlier.title')}
      </h2>
      <ul className="earlier">
        {runs.map((run) => {
          const { answered, passed } = totalsOf(run)
          return (
            <li key={run.id}>
              <Link href={runHref(run.id)} prefetch={false} className="row-title">
                <time dateTime={run.startedAt.toISOString()}>
                  {format.dateTime(run.startedAt, { dateStyle: 'medium', timeStyle: 'short' })}
                </time>
              </Link>
              <span className="facts">
                {run.isInterview && <span>{t('run.earlier.interview')}</span>}
                <span>{answered === 0 ? t('run.earlier.none') : t('run.earlier.result', { answered, passed })}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
