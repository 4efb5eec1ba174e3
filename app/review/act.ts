import { z } from 'zod'
import { type ActionError, ActionInput, actOn, type BatchId, type LastDeed, undoLast } from '#core/study/actions.ts'
import { sayDay } from '../_server/say.ts'
import { addDays, startOfStudyDay, studyDay } from '#core/schedule/study-day.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import type { Said } from '../_ui/use-said.ts'

/** What became of an action on a card, already in the reader's words. */
export type Acted =
  | { readonly ok: true; readonly input: ActionInput; readonly batch: BatchId; readonly text: string }
  | { readonly ok: false; readonly text: string }

/** The fields of a form but for those that React adds of its own. */
export const fieldsOf = (form: FormData): Record<string, unknown> =>
  Object.fromEntries([...form].filter(([name]) => !name.startsWith('$')))

/** Does what a form asks for. `goOn` is the review page's, and no part of the action. */
export async function act(form: FormData): Promise<Acted> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const { goOn: _, ...fields } = fieldsOf(form)
  const input = ActionInput.safeParse(fields)
  if (!input.success) return { ok: false, text: t('schedule.invalid') }
  const acted = await actOn(ctx, input.data)
  return acted.ok
    ? { ok: true, input: input.data, batch: acted.value, text: await sayDid(input.data) }
    : { ok: false, text: await sayNot(acted.error) }
}

async function sayDid(input: ActionInput): Promise<string> {
  const [said, { now, settings }] = await Promise.all([i18n(), study()])
  const { day } = settings
  const say = (on: Parameters<typeof startOfStudyDay>[0]) => sayDay(said, startOfStudyDay(on, day), now, day)
  switch (input.kind) {
    case 'bury':
      return said.t('schedule.did.bury', { when: say(addDays(studyDay(now, day), 1)) })
    case 'set-due':
      return said.t('schedule.did.set-due', { when: say(input.on) })
    default:
      return said.t(`schedule.did.${input.kind}`)
  }
}

async function sayNot(error: ActionError): Promise<string> {
  const { t } = await i18n()
  switch (error.kind) {
    case 'unknown-card':
      return t('schedule.unknown')
    case 'still-new':
      return t('schedule.stillNew')
    case 'in-the-past':
      return t('schedule.inThePast', { today: error.today })
    default:
      return error satisfies never
  }
}

const UndoForm = z.object({ undo: z.uuid() })

/** Takes back what the page has just said was done, and nothing that was done elsewhere since. */
export async function takeBack(form: FormData): Promise<Said> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const meant = UndoForm.safeParse(fieldsOf(form)).data
  const undone = meant ? await undoLast(ctx, meant.undo) : null
  return undone?.ok
    ? { ok: true, text: await sayUndone(undone.value, false), undo: null }
    : { ok: false, text: t('schedule.changedSince'), undo: null }
}

/** What was taken back, and whether the card is here again. */
export async function sayUndone(deed: LastDeed, isAskedAgain: boolean): Promise<string> {
  const { t } = await i18n()
  if (deed.kind !== 'action') {
    const rating = t(`rating.${deed.rating}`)
    return isAskedAgain ? t('review.undone', { rating }) : t('schedule.undone', { action: rating })
  }
  const action = t(`schedule.name.${deed.action}`)
  return deed.cards > 1 ? t('schedule.undoneMany', { action, count: deed.cards }) : t('schedule.undone', { action })
}
