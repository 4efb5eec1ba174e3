import { addDays, studyDay } from '#core/schedule/study-day.ts'
import { sayDay } from '../../_server/say.ts'
import type { CardView } from '#core/study/views.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { type Deed, ScheduleForms } from './schedule-forms.tsx'

/** Where the card was put, whatever its memory, and what can be done about it. */
export async function Schedule({ view }: { view: CardView }) {
  const [{ t }, { now, settings }] = await Promise.all([i18n(), study()])
  const { standing, card } = view
  const today = studyDay(now, settings.day)
  const dueOn = standing.state === 'review' ? studyDay(standing.dueAt, settings.day) : today
  return (
    <section id="schedule" aria-labelledby="schedule-title" className="schedule">
      <h2 id="schedule-title" className="head">
        {t('schedule.title')}
      </h2>
      <Put view={view} />
      <ScheduleForms
        key={card.id}
        cardId={card.id}
        deeds={deedsOf(view, now).map(([kind, key]) => ({ kind, key, name: t(`schedule.do.${kind}`) }))}
        today={today}
        dueOn={dueOn > today ? dueOn : addDays(today, 1)}
        words={{
          dueOn: t('schedule.dueOn'),
          setDue: t('schedule.setDue'),
          resetNote: t('schedule.resetNote'),
          resetYes: t('schedule.resetYes'),
          undo: t('schedule.undo'),
          saving: t('schedule.saving'),
          unreachable: t('review.unreachable'),
        }}
      />
    </section>
  )
}

/** What makes sense now, and the key it has. */
function deedsOf({ standing, put }: CardView, now: Date): readonly (readonly [Deed['kind'], string | null])[] {
  const isAnswered = standing.state === 'review'
  const isLeech = isAnswered && standing.isLeech
  const isBuried = put.buriedUntil !== null && put.buriedUntil > now
  const isAsked = !put.suspendedAt && standing.state !== 'locked'
  return [
    ...(isLeech ? [['studied', null] as const] : []),
    ...(standing.state === 'locked' && !put.suspendedAt ? [['open', null] as const] : []),
    ...(put.suspendedAt ? [['resume', 's'] as const] : []),
    ...(isAsked && isBuried ? [['unbury', 'b'] as const] : []),
    ...(isAsked && !isBuried && !isLeech ? [['bury', 'b'] as const] : []),
    ...(isAsked ? [['suspend', 's'] as const] : []),
    ...(isAnswered && isAsked ? [['set-due', null] as const] : []),
    ...(isAnswered ? [['reset', null] as const] : []),
  ]
}

async function Put({ view: { put, standing, references } }: { view: CardView }) {
  const [said, { now, settings }] = await Promise.all([i18n(), study()])
  const { t } = said
  const when = (at: Date) => sayDay(said, at, now, settings.day)
  return (
    <>
      {put.suspendedAt ? (
        <p>{t('schedule.put.suspended', { when: when(put.suspendedAt) })}</p>
      ) : (
        put.buriedUntil && put.buriedUntil > now && <p>{t('schedule.put.buried', { when: when(put.buriedUntil) })}</p>
      )}
      {put.openedAt && standing.state === 'new' && <p>{t('schedule.put.opened')}</p>}
      {standing.state === 'review' && standing.isLeech && (
        <div className="leech">
          <p>{t('schedule.put.leech', { count: standing.lapses })}</p>
          <p className="schedule-links">
            <a href="#stage-verdict">{t('schedule.toVerdict')}</a>
            {references.length > 0 && <a href="#references">{t('schedule.toReferences')}</a>}
          </p>
        </div>
      )}
    </>
  )
}
