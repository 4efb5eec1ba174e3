import type { Metadata } from 'next'
import Link from 'next/link'
import { i18n } from '../_server/i18n.ts'
import { LOCALES } from '../_server/locale.ts'
import { prefs, THEMES } from '../_server/prefs.ts'
import { chooseLocale, chooseTheme } from './actions.ts'
import { JournalSection } from './_journal/section.tsx'
import { BackupSection } from './_backup/section.tsx'
import { ExportSection } from './_export/section.tsx'
import { PracticeSection } from './_practice/section.tsx'
import { SharingSection } from './_sharing/section.tsx'
import { WeightsSection } from './_weights/section.tsx'
import { Choice } from './choice.tsx'
import { StudySection } from './study-section.tsx'

/** Each in its own words, so that whoever lands in the wrong one finds the way out. */
const LANGUAGES = { zh: '中文', en: 'English' } as const

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('settings.title') }
}

export default async function SettingsPage() {
  const [{ theme, locale }, { t }] = await Promise.all([prefs(), i18n()])
  const themes = { system: t('settings.themeSystem'), light: t('settings.themeLight'), dark: t('settings.themeDark') }
  return (
    <div className="page">
      <h1>{t('settings.title')}</h1>
      <p className="mt-1">
        <Link href="/guide" prefetch={false} className="text-soft finger:inline-block finger:py-2.5">
          {t('nav.guide')}
        </Link>
      </p>
      <div className="max-w-[44rem]">
        <section className="block" aria-labelledby="appearance">
          <h2 id="appearance" className="block-head">
            {t('settings.appearance')}
          </h2>
          <Choice
            name="locale"
            label={t('settings.language')}
            chosen={locale}
            options={LOCALES.map((value) => ({ value, text: LANGUAGES[value], lang: value }))}
            action={chooseLocale}
          />
          <Choice
            name="theme"
            label={t('settings.theme')}
            chosen={theme}
            options={THEMES.map((value) => ({ value, text: themes[value] }))}
            action={chooseTheme}
          />
        </section>
        <StudySection />
        <WeightsSection />
        <PracticeSection />
        <JournalSection />
        <SharingSection />
        <BackupSection />
        <ExportSection />
      </div>
    </div>
  )
}
