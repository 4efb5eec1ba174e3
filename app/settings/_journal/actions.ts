'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { changeJournalSettings, JournalSettings } from '#core/study/journal/settings.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import type { Saved } from '../settings-form.tsx'

const box = z.literal('1').optional()
/** A form carries text only, and of a box only whether it is ticked. An empty goal is none. */
const JournalForm = z
  .object({ streak: box, goalMinutes: z.string().trim(), calendar: box })
  .transform(({ streak, goalMinutes, calendar }) => ({
    hasStreak: streak !== undefined,
    goalMinutes: goalMinutes === '' ? null : Number(goalMinutes),
    hasCalendar: calendar !== undefined,
  }))
  .pipe(JournalSettings)

export async function saveJournal(form: FormData): Promise<Saved> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const read = JournalForm.safeParse(Object.fromEntries(form))
  // Boxes are ticked or not: only the goal can be wrong.
  if (!read.success) return { ok: false, text: t('settings.failed', { field: t('back.settings.goal') }) }
  await changeJournalSettings(ctx.db, read.data)
  refresh()
  return { ok: true, text: t('settings.saved') }
}
