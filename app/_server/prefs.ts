import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { chooseLocale, type Locale } from './locale.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const LOCALE_COOKIE = 'zhuiwen-locale'
export const THEME_COOKIE = 'zhuiwen-theme'

/** Choices of this browser, not of the learner: they live in cookies, not in the database. */
export const prefs = cache(async (): Promise<{ locale: Locale; theme: Theme }> => {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const theme = jar.get(THEME_COOKIE)?.value
  return {
    locale: chooseLocale(jar.get(LOCALE_COOKIE)?.value, head.get('accept-language')),
    theme: THEMES.find((known) => known === theme) ?? 'system',
  }
})
