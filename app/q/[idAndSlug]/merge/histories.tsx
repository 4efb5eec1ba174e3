import type { MergeSide } from '#core/study/merge-standing.ts'
import { i18n } from '../../../_server/i18n.ts'
import { sayDay, saySpan } from '../../../_server/say.ts'
import { study } from '../../../_server/study.ts'
import { markOf } from '../../../_ui/memory.ts'

type Props = { standings: Readonly<Record<'from' | 'into' | 'merged', MergeSide>> }

/** What is known of each card, and what both together amount to. */
export async function Histories({ standings: { from, into, merged } }: Props) {
  const [said, { now, settings }] = await Promise.all([i18n(), study()])
  const { t, format } = said
  const nothing = t('merge.nothing')
  const rows: readonly (readonly [string, (side: MergeSide) => string])[] = [
    [t('merge.row.reviews'), ({ reviews }) => format.number(reviews)],
    [t('merge.row.attempts'), ({ attempts }) => format.number(attempts)],
    [
      t('merge.row.state'),
      ({ standing, put }) => (put.suspendedAt ? t('merge.suspended') : t(`memory.${markOf(standing)}`)),
    ],
    [
      t('merge.row.due'),
      ({ standing }) => {
        if (standing.state !== 'review') return nothing
        return standing.isDue ? t('merge.dueNow') : sayDay(said, standing.dueAt, now, settings.day)
      },
    ],
    [
      t('merge.row.stability'),
      ({ standing }) => (standing.state === 'review' ? saySpan(said, standing.stabilityDays) : nothing),
    ],
    [t('merge.row.lapses'), ({ standing }) => (standing.state === 'review' ? format.number(standing.lapses) : nothing)],
  ]
  const telling = rows.filter(([, say]) => [from, into, merged].some((side) => say(side) !== nothing))
  return (
    <section className="block" aria-labelledby="histories">
      <h3 id="histories" className="block-head">
        {t('merge.histories')}
      </h3>
      <table className="merge-histories">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{t('merge.histories')}</span>
            </th>
            <th scope="col">{t('merge.from')}</th>
            <th scope="col">{t('merge.to')}</th>
            <th scope="col">{t('merge.merged')}</th>
          </tr>
        </thead>
        <tbody>
          {telling.map(([name, say]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{say(from)}</td>
              <td>{say(into)}</td>
              <td>{say(merged)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 max-w-[36em] text-soft">{t('merge.historyNote')}</p>
    </section>
  )
}
