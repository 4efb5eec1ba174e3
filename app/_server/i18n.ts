import { cache } from 'react'
import { createFormatter, createTranslator } from 'use-intl/core'
import { en } from '../_messages/en.ts'
import type { Messages } from '../_messages/shape.ts'
import { zh } from '../_messages/zh.ts'
import type { Locale } from './locale.ts'
import { prefs } from './prefs.ts'
import { study } from './study.ts'

const MESSAGES: Record<Locale, Messages> = { zh, en }

function translator(locale: Locale) {
  // Typed by the Chinese texts, so that the values a message takes are checked; a test holds the others to the same.
  return createTranslator({ locale, messages: MESSAGES[locale] as typeof zh })
}
export type Translate = ReturnType<typeof translator>

/** The words of a language, whichever the reader’s is. */
export const textsIn = translator

export type Format = ReturnType<typeof createFormatter>

/** The words of this request's language. Needs no database, so that the shell stands even when there is none. */
export const texts = cache(async (): Promise<{ locale: Locale; t: Translate }> => {
  const { locale } = await prefs()
  return { locale, t: translator(locale) }
})

/** Words, and numbers and dates as they are written there, in the learner's time zone. */
export const i18n = cache(async (): Promise<{ locale: Locale; t: Translate; format: Format }> => {
  const [{ locale, t }, { settings }] = await Promise.all([texts(), study()])
  return { locale, t, format: createFormatter({ locale, timeZone: settings.day.timeZone }) }
})
