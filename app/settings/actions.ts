'use server'

import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { rebuildSchedules } from '#core/study/review.ts'
import { saveSettings, Settings } from '#core/study/settings.ts'
import { i18n } from '../_server/i18n.ts'
import { LOCALES } from '../_server/locale.ts'
import { LOCALE_COOKIE, THEME_COOKIE, THEMES } from '../_server/prefs.ts'
import { study } from '../_server/study.ts'
import type { Saved } from './settings-form.tsx'

/** Longer than browsers keep any cookie. */
const YEAR_S = 365 * 24 * 3600
const COOKIE = { path: '/', maxAge: YEAR_S, sameSite: 'lax', httpOnly: true } as const

/** The one value of a form that is among those allowed. Anything else came from no form of ours and changes nothing. */
export async function chooseLocale(form: FormData): Promise<void> {
  const locale = z.enum(LOCALES).safeParse(form.get('locale'))
  if (locale.success) (await cookies()).set(LOCALE_COOKIE, locale.data, COOKIE)
}

export async function chooseTheme(form: FormData): Promise<void> {
  const theme = z.enum(THEMES).safeParse(form.get('theme'))
  if (theme.success) (await cookies()).set(THEME_COOKIE, theme.data, COOKIE)
}

/** Retention is asked for in per cent. */
const StudyForm = z.object({
  timeZone: z.string(),
  rolloverHour: z.string().min(1).transform(Number),
  newPerDay: z.string().min(1).transform(Number),
  retentionPercent: z.string().min(1).transform(Number),
})

export async function saveStudy(form: FormData): Promise<Saved> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const read = StudyForm.safeParse(Object.fromEntries(form))
  const { timeZone, rolloverHour, newPerDay, retentionPercent = NaN } = read.data ?? {}
  const settings = Settings.safeParse({
    day: { timeZone, rolloverHour },
    newPerDay,
    desiredRetention: retentionPercent / 100,
  })
  if (!settings.success) {
    const wrong = settings.error.issues[0]?.path.join('.') ?? ''
    const names: Readonly<Record<string, string>> = {
      'day.timeZone': t('settings.timeZone'),
      'day.rolloverHour': t('settings.rollover'),
      newPerDay: t('settings.newPerDay'),
      desiredRetention: t('settings.retention'),
    }
    return { ok: false, text: t('settings.failed', { field: names[wrong] ?? wrong }) }
  }
  await saveSettings(ctx.db, settings.data)
  // When cards fall due depends on these: what the reviews so far amount to is worked out again.
  await rebuildSchedules(ctx.db)
  refresh()
  return { ok: true, text: t('settings.saved') }
}
