'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { type BatchId, undoLast } from '#core/study/actions.ts'
import { act, fieldsOf, sayUndone } from '../../review/act.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'

/** What became of a form of the schedule. `undo`: the action that can be taken back now. */
export type Scheduled = {
  readonly ok: boolean
  readonly text: string
  readonly undo: BatchId | null
}

const UndoForm = z.object({ undo: z.uuid() })

/** Does what a form asks for, or takes it back. Without script, the page comes back with what became of it. */
export async function schedule(_: Scheduled | null, form: FormData): Promise<Scheduled> {
  if (form.has('undo')) return takeBack(form)
  const acted = await act(form)
  if (!acted.ok) return { ...acted, undo: null }
  refresh()
  const { kind: action } = acted.input
  // Where the card was put stands on its page already.
  const isShown = action === 'suspend' || action === 'bury' || action === 'open'
  const { t } = await i18n()
  const text = isShown ? t('schedule.noted', { action: t(`schedule.name.${action}`) }) : acted.text
  return { ok: true, text, undo: acted.batch }
}

/** Takes back what the page has just said was done, and nothing that was done elsewhere since. */
async function takeBack(form: FormData): Promise<Scheduled> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const meant = UndoForm.safeParse(fieldsOf(form)).data
  const undone = meant ? await undoLast(ctx, meant.undo) : null
  refresh()
  return undone?.ok
    ? { ok: true, text: await sayUndone(undone.value), undo: null }
    : { ok: false, text: t('schedule.changedSince'), undo: null }
}
