import type { Metadata } from 'next'
import { i18n } from '../_server/i18n.ts'
import { LOCALES } from '../_server/locale.ts'
import { prefs, THEMES } from '../_server/prefs.ts'
import { Row } from '../_ui/setting-row.tsx'
import { study } from '../_server/study.ts'
import { chooseLocale, chooseTheme, saveStudy } from './actions.ts'
import { PracticeSection } from './_practice/section.tsx'
import { Choice } from './choice.tsx'
import { SettingsForm } from './settings-form.tsx'
import { TimeZones } from './time-zones.tsx'

/** Each in its own words, so that whoever lands in the wrong one finds the way out. */
const LANGUAGES = { zh: '中文', en: 'English' } as const

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('settings.title') }
}

export default async function SettingsPage() {
  const [{ theme, locale }, { settings }, { t }] = await Promise.all([prefs(), study(), i18n()])
  const themes = { system: t('settings.themeSystem'), light: t('settings.themeLight'), dark: t('settings.themeDark') }
  return (
    <div className="page">
      <h1>{t('settings.title')}</h1>
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
        <section className="block" aria-labelledby="study">
          <h2 id="study" className="block-head">
            {t('settings.study')}
          </h2>
          <SettingsForm
            save={saveStudy}
            words={{ save: t('settings.save'), saving: t('settings.saving'), unsent: t('settings.unsent') }}
          >
            <Row id="time-zone" label={t('settings.timeZone')} note={t('settings.timeZoneNote')}>
              <TimeZones id="time-zone" describedBy="time-zone-note" chosen={settings.day.timeZone} />
            </Row>
            <Row id="rollover" label={t('settings.rollover')} note={t('settings.rolloverNote')}>
              <select
                id="rollover"
                name="rolloverHour"
                className="field"
                aria-describedby="rollover-note"
                defaultValue={settings.day.rolloverHour}
              >
                {Array.from({ length: 24 }, (_, hour) => (
                  <option key={hour} value={hour}>
                    {t('settings.hour', { hour: String(hour).padStart(2, '0') })}
                  </option>
                ))}
              </select>
            </Row>
            <Row id="new-per-day" label={t('settings.newPerDay')} note={t('settings.newPerDayNote')}>
              <input
                id="new-per-day"
                name="newPerDay"
                type="number"
                inputMode="numeric"
                min={0}
                max={999}
                step={1}
                required
                className="field w-24"
                aria-describedby="new-per-day-note"
                defaultValue={settings.newPerDay}
              />
            </Row>
            <Row id="retention" label={t('settings.retention')} note={t('settings.retentionNote')}>
              <span className="flex items-center gap-2">
                <input
                  id="retention"
                  name="retentionPercent"
                  type="number"
                  inputMode="numeric"
                  min={70}
                  max={97}
                  step={1}
                  required
                  className="field w-24"
                  aria-describedby="retention-note"
                  defaultValue={Math.round(settings.desiredRetention * 100)}
                />
                <span aria-hidden="true" className="text-soft">
                  %
                </span>
                <span className="sr-only">{t('settings.percent')}</span>
              </span>
            </Row>
          </SettingsForm>
        </section>
        <PracticeSection />
      </div>
    </div>
  )
}
