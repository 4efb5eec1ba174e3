'use server'

import { refresh } from 'next/cache'
import { act, takeBack } from '../../review/act.ts'
import { i18n } from '../../_server/i18n.ts'
import type { Said } from '../../_ui/use-said.ts'

/** Does what a form asks for, or takes it back. Without script, the page comes back with what became of it. */
export async function schedule(_: Said | null, form: FormData): Promise<Said> {
  if (form.has('undo')) {
    const taken = await takeBack(form)
    refresh()
    return taken
  }
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
