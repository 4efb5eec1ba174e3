import Link from 'next/link'
import type { Stats } from '#core/study/stats.ts'
import { Behind } from '../_ui/plot/behind.tsx'
import { Part } from './part.tsx'
import { type Said, sayShare } from './say.ts'

/** How far the chains of the library have been gone through. */
export function Chains({ stats: { chains }, said }: { stats: Stats; said: Said }) {
  const { t, format } = said
  if (chains.chains === 0) {
    return (
      <Part id="chains" title={t('stats.chains.title')}>
        <p className="finding-none">{t('stats.chains.few')}</p>
      </Part>
    )
  }
  const seen = t('stats.chains.seen', chains)
  const states = (['passed', 'underWay', 'resting', 'notBegun'] as const).filter(
    (state) => state !== 'resting' || chains.resting > 0,
  )
  return (
    <Part
      id="chains"
      title={t('stats.chains.title')}
      aside={
        <Link href="/chains" prefetch={false}>
          {t('stats.chains.all')}
        </Link>
      }
    >
      <p className="finding">{seen}</p>
      <div className="stack" role="img" aria-label={seen}>
        {states.map((state) => (
          <span
            key={state}
            data-state={state}
            data-none={chains[state] === 0 || undefined}
            style={{ '--count': chains[state] }}
          />
        ))}
      </div>
      <ul className="stack-legend">
        {states.map((state) => (
          <li key={state}>
            <span className="stack-key" data-state={state} aria-hidden="true" />
            {t('stats.view', { name: t(`stats.chains.${state}`), value: format.number(chains[state]) })}
          </li>
        ))}
      </ul>
      {chains.resting > 0 && <p className="plot-note">{t('stats.chains.restingNote')}</p>}
      <Behind
        summary={t('stats.behind')}
        caption={t('stats.chains.table')}
        head={[t('stats.column.state'), t('stats.column.chains'), t('stats.column.share')]}
        rows={states.map((state) => [
          t(`stats.chains.${state}`),
          format.number(chains[state]),
          sayShare(said, chains[state] / chains.chains),
        ])}
      />
    </Part>
  )
}
