'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { PracticeSettings, savePracticeSettings } from '#core/study/practice-settings.ts'
import { deleteRecordings } from '#core/study/recordings.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import type { Saved } from '../settings-form.tsx'

const number = z.string().min(1).transform(Number)
/** A form carries text only, and of a box only whether it is ticked. */
const PracticeForm = z
  .object({
    way: z.string(),
    pace: z.string(),
    slowness: number,
    sound: z.literal('1').optional(),
    transcribe: z.literal('1').optional(),
    readingMinutes: number,
  })
  .transform(({ sound, transcribe, ...rest }) => ({
    ...rest,
    isMuted: sound === undefined,
    isTranscribed: transcribe !== undefined,
  }))

export async function savePractice(form: FormData): Promise<Saved> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const read = PracticeForm.safeParse(Object.fromEntries(form))
  const settings = PracticeSettings.safeParse(read.success ? read.data : {})
  if (!settings.success) {
    const wrong = String(settings.error.issues[0]?.path[0] ?? '')
    const names: Readonly<Record<string, string>> = {
      way: t('run.settings.way'),
      pace: t('run.settings.pace'),
      slowness: t('run.settings.slowness'),
      readingMinutes: t('run.settings.readingMinutes'),
    }
    return { ok: false, text: t('settings.failed', { field: names[wrong] ?? wrong }) }
  }
  await savePracticeSettings(ctx.db, settings.data)
  refresh()
  return { ok: true, text: t('settings.saved') }
}

export async function deleteAllRecordings(): Promise<void> {
  const { ctx } = await study()
  await deleteRecordings(ctx)
  refresh()
}
