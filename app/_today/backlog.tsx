import { countOverdue } from '#core/study/backlog.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { BacklogForm } from './backlog-form.tsx'

/** Fewer are answered sooner than spread. */
const MANY = 10
/** Days over which a backlog may be spread. */
const CHOICES = [3, 5, 7, 14, 30] as const

/** After days without study: what fell due meanwhile can be spread over the days to come. */
export async function Backlog() {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const overdue = await countOverdue(ctx)
  return (
    <BacklogForm
      overdue={overdue >= MANY ? t('backlog.overdue', { count: overdue }) : null}
      choices={CHOICES.map((days) => ({ days, text: t('backlog.days', { count: days }) }))}
      // About twice what a learner who keeps up would take on.
      chosen={CHOICES.find((days) => overdue / days <= 20) ?? 30}
      words={{
        over: t('backlog.over'),
        spread: t('backlog.spread'),
        note: t('backlog.note'),
        undo: t('schedule.undo'),
        saving: t('schedule.saving'),
        unreachable: t('review.unreachable'),
      }}
    />
  )
}
