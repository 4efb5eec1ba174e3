'use server'

import { refresh } from 'next/cache'
import { SpreadInput, spreadOverdue } from '#core/study/backlog.ts'
import { takeBack } from '../review/act.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import type { Said } from '../_ui/use-said.ts'

/** Spreads what is overdue over as many days as the form says, or takes that back. */
export async function spread(_: Said | null, form: FormData): Promise<Said> {
  if (form.has('undo')) {
    const taken = await takeBack(form)
    refresh()
    return taken
  }
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const input = SpreadInput.safeParse({ days: Number(form.get('days')) })
  if (!input.success) return { ok: false, text: t('backlog.invalid'), undo: null }
  const { days } = input.data
  const done = await spreadOverdue(ctx, input.data)
  refresh()
  return done.ok
    ? { ok: true, text: t('backlog.done', { moved: done.value.moved, later: days - 1 }), undo: done.value.batch }
    : { ok: false, text: t('backlog.nothing'), undo: null }
}
