import type { CardView } from '#core/study/views.ts'
import { i18n } from '../../_server/i18n.ts'
import { sayDay, saySpan } from '../../_server/say.ts'
import { study } from '../../_server/study.ts'
import { Mark } from '../../_ui/mark.tsx'
import { markOf } from '../../_ui/memory.ts'

export async function MemoryFacts({ view: { standing, card } }: { view: CardView }) {
  const [said, { now, settings }] = await Promise.all([i18n(), study()])
  const { t, format } = said
  const state = (
    <p className="mb-2 flex items-baseline gap-2">
      <Mark standing={standing} t={t} />
      <span aria-hidden="true">{t(`memory.${markOf(standing)}`)}</span>
    </p>
  )
  if (standing.state !== 'review') {
    const note = standing.state === 'new' ? t('card.newNote') : t('card.lockedNote')
    return (
      <>
        {state}
        {!card.archived && <p className="text-soft">{note}</p>}
      </>
    )
  }
  const next = standing.isDue ? t('card.overdue') : sayDay(said, standing.dueAt, now, settings.day)
  const facts: readonly (readonly [string, string])[] = [
    [t('card.recall'), format.number(standing.retrievability, { style: 'percent' })],
    [t('card.stability'), saySpan(said, standing.stabilityDays)],
    ...(card.archived ? [] : [[t('card.next'), next] as const]),
    [t('card.reps'), t('card.times', { count: standing.reps })],
    ...(standing.lapses > 0 ? [[t('card.lapses'), t('card.times', { count: standing.lapses })] as const] : []),
  ]
  return (
    <>
      {state}
      <dl className="memory-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
