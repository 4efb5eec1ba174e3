'use server'

import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { studyDay } from '#core/schedule/study-day.ts'
import { rebuildSchedules } from '#core/study/refold.ts'
import { changeSettings } from '#core/study/settings.ts'
import { i18n } from '../_server/i18n.ts'
import { LOCALES } from '../_server/locale.ts'
import { LOCALE_COOKIE, THEME_COOKIE, THEMES } from '../_server/prefs.ts'
import { study } from '../_server/study.ts'
import type { Saved } from './settings-form.tsx'
import { readStudyForm, type WrongField } from './study-form.ts'

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

export async function saveStudy(form: FormData): Promise<Saved> {
  const [{ ctx, now }, { t }] = await Promise.all([study(), i18n()])
  const saved = await changeSettings(ctx.db, (current) => readStudyForm(form, current, studyDay(now, current.day)))
  if (!saved.ok) {
    const { field, nth } = saved.error
    const name = t(LABELS[field])
    const where =
      nth === undefined ? name : t(field === 'vacations' ? 'settings.nthRow' : 'settings.nthLine', { name, nth })
    return { ok: false, text: t('settings.failed', { field: where }) }
  }
  // When cards fall due depends on these: what the reviews so far amount to is worked out again.
  await rebuildSchedules(ctx.db)
  refresh()
  return { ok: true, text: t('settings.saved') }
}

const LABELS = {
  timeZone: 'settings.timeZone',
  rolloverHour: 'settings.rollover',
  day: 'settings.studyDay',
  minutesPerDay: 'settings.minutesPerDay',
  newPerDay: 'settings.newPerDay',
  chainsAtOnce: 'settings.chainsAtOnce',
  desiredRetention: 'settings.retention',
  topicRetention: 'settings.topicRetention',
  maximumIntervalDays: 'settings.longest',
  weights: 'weights.title',
  weekdayShares: 'settings.weekdays',
  vacations: 'settings.vacations',
} as const satisfies Record<WrongField['field'], string>
