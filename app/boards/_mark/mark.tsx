import { BOARD_STATES } from '#core/schedule/board.ts'
import type { BoardCard } from '#core/study/boards.ts'
import { i18n } from '../../_server/i18n.ts'
import { sayDay } from '../../_server/say.ts'
import { study } from '../../_server/study.ts'
import { MarkForm } from './form.tsx'

type Props = { card: BoardCard }

/** Where a question stands, and a sign where the learner said so. */
export async function Place({ card: { state, mark } }: Props) {
  const { t } = await i18n()
  return (
    <>
      <span data-board={state}>{t(`boards.state.${state}`)}</span>
      {mark !== null && mark.state !== null && (
        <span className="by-hand" title={mark.note || undefined}>
          {t('boards.mark.byHand')}
        </span>
      )}
    </>
  )
}

/** What the learner said of a question, when, and what facts say beside it. */
export async function MarkSaid({ card: { mark, state, byFacts, seen } }: Props) {
  const [said, { now, settings }] = await Promise.all([i18n(), study()])
  if (mark === null) return null
  const { t } = said
  const when = (at: Date): string => sayDay(said, at, now, settings.day)
  const name = t(`boards.state.${byFacts}`)
  return (
    <p className="mark-said">
      <span>{t(mark.state === null ? 'boards.mark.noted' : 'boards.mark.set', { day: when(mark.at) })}</span>
      {(mark.startedOn ?? mark.finishedOn) !== null && <span>{t('boards.mark.dated')}</span>}
      {mark.state !== null && mark.hasGoneOn && seen !== null ? (
        <span>{t('boards.mark.since', { day: when(seen), state: name })}</span>
      ) : (
        byFacts !== state && <span>{t('boards.mark.facts', { state: name })}</span>
      )}
      {mark.note !== '' && <q>{mark.note}</q>}
    </p>
  )
}

/** The form in which the learner says it; with `summary`, once that is pressed. */
export async function MarkFields({ card: { id, mark, byFacts }, summary }: Props & { summary?: string }) {
  const { t } = await i18n()
  return (
    <MarkForm
      cardId={id}
      summary={summary}
      said={{
        state: mark?.state ?? '',
        note: mark?.note ?? '',
        startedOn: mark?.startedOn ?? '',
        finishedOn: mark?.finishedOn ?? '',
      }}
      states={[
        { value: '', name: t('boards.mark.asFacts', { state: t(`boards.state.${byFacts}`) }) },
        ...BOARD_STATES.map((state) => ({ value: state, name: t(`boards.state.${state}`) })),
      ]}
      words={{
        state: t('boards.column.state'),
        note: t('boards.mark.note'),
        startedOn: t('boards.mark.startedOn'),
        finishedOn: t('boards.mark.finishedOn'),
        empty: t('boards.mark.empty'),
        save: t('boards.mark.save'),
        undo: t('schedule.undo'),
        saving: t('schedule.saving'),
        unreachable: t('review.unreachable'),
      }}
    />
  )
}
