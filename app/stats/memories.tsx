import type { Distribution, Memories as Figures } from '#core/schedule/stats/memories.ts'
import type { Stats } from '#core/study/stats.ts'
import { saySpan } from '../_server/say.ts'
import { Behind } from '../_ui/plot/behind.tsx'
import { Columns } from '../_ui/plot/columns.tsx'
import { Part } from './part.tsx'
import { type Said, sayShare } from './say.ts'

/** What all cards that were answered are remembered like. */
export function Memories({ stats: { memories }, said }: { stats: Stats; said: Said }) {
  const { t } = said
  if (!memories.memories.ok) {
    return (
      <Part id="memories" title={t('stats.memories.title')}>
        <p className="finding-none">{t('stats.memories.few', memories.memories.error)}</p>
      </Part>
    )
  }
  const figures = memories.memories.value
  return (
    <Part id="memories" title={t('stats.memories.title')}>
      <p className="finding">
        {t('stats.memories.seen', { cards: memories.cards, recallable: Math.round(figures.recallable) })}
      </p>
      <div className="distributions">
        {(['retrievability', 'stability', 'difficulty'] as const).map((measure) => (
          <Plot key={measure} measure={measure} figures={figures} said={said} />
        ))}
      </div>
    </Part>
  )
}

type Measure = 'retrievability' | 'stability' | 'difficulty'

function Plot({ measure, figures, said }: { measure: Measure; figures: Figures; said: Said }) {
  const { t, format } = said
  const name = t(`stats.memories.${measure}`)
  const { distribution, labels, seen } = wordsOf(measure, figures, said)
  const rows = distribution.buckets.map(({ from, count }, i) => ({ from, count, range: labels[i] ?? '' }))
  return (
    <div>
      <h3 className="stats-head">{name}</h3>
      <p className="plot-note">{seen}</p>
      <Columns
        label={t('stats.view', { name, value: seen })}
        bars={rows.map(({ from, count, range }) => ({
          key: `${from}`,
          value: count,
          said: format.number(count),
          label: format.number(from, { style: measure === 'retrievability' ? 'percent' : 'decimal' }),
          title: t('stats.memories.bar', { range, count }),
        }))}
      />
      <Behind
        summary={t('stats.behind')}
        caption={t('stats.memories.table', { measure: name })}
        head={[name, t('stats.column.cards')]}
        rows={rows.map(({ range, count }) => [range, format.number(count)])}
      />
    </div>
  )
}

function wordsOf(
  measure: Measure,
  figures: Figures,
  said: Said,
): { readonly distribution: Distribution; readonly labels: readonly string[]; readonly seen: string } {
  const { t, format } = said
  const one = (value: number): string => format.number(value, { maximumFractionDigits: 1 })
  switch (measure) {
    case 'retrievability': {
      const { quartiles, buckets } = figures.retrievability
      return {
        distribution: figures.retrievability,
        labels: buckets.map(({ from, to }) => `${sayShare(said, from)}–${sayShare(said, to ?? 1)}`),
        seen: t('stats.memories.retrievabilitySeen', { median: sayShare(said, quartiles.median) }),
      }
    }
    case 'stability': {
      const { quartiles, buckets } = figures.stabilityDays
      return {
        distribution: figures.stabilityDays,
        labels: buckets.map(({ from, to }) => (to === null ? `${one(from)}+` : `${one(from)}–${one(to)}`)),
        seen: t('stats.memories.stabilitySeen', { span: saySpan(said, quartiles.median) }),
      }
    }
    case 'difficulty': {
      const { quartiles, buckets } = figures.difficulty
      return {
        distribution: figures.difficulty,
        labels: buckets.map(({ from, to }) => `${one(from)}–${one(to ?? 10)}`),
        seen: t('stats.memories.difficultySeen', { median: one(quartiles.median), high: one(quartiles.high) }),
      }
    }
    default:
      return measure satisfies never
  }
}
