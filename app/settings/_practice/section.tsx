import type { ReactNode } from 'react'
import { MAX_SLOWNESS, PACES } from '#core/practice/plan.ts'
import { WAYS } from '#core/practice/record.ts'
import { readPracticeSettings } from '#core/study/practice-settings.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { savePractice } from './actions.ts'
import { Recordings } from './recordings.tsx'
import { Check, Row } from '../../_ui/setting-row.tsx'
import { SettingsForm } from '../settings-form.tsx'

/** How the learner practises. `children`: more of it, such as what is known of a model. */
export async function PracticeSection({ children }: { children?: ReactNode }) {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const settings = await readPracticeSettings(ctx.db)
  return (
    <section className="block" aria-labelledby="practice">
      <h2 id="practice" className="block-head">
        {t('run.settings.title')}
      </h2>
      <SettingsForm
        save={savePractice}
        words={{ save: t('settings.save'), saving: t('settings.saving'), unsent: t('settings.unsent') }}
      >
        <Row id="way" label={t('run.settings.way')} note={t('run.settings.wayNote')}>
          <select id="way" name="way" className="field" aria-describedby="way-note" defaultValue={settings.way}>
            {WAYS.map((way) => (
              <option key={way} value={way}>
                {t(`practice.ready.ways.${way}`)}
              </option>
            ))}
          </select>
        </Row>
        <Row id="pace" label={t('run.settings.pace')} note={t('run.settings.paceNote')}>
          <select id="pace" name="pace" className="field" aria-describedby="pace-note" defaultValue={settings.pace}>
            {PACES.map((pace) => (
              <option key={pace} value={pace}>
                {t(`practice.ready.paces.${pace}`)}
              </option>
            ))}
          </select>
        </Row>
        <Row id="slowness" label={t('run.settings.slowness')} note={t('run.settings.slownessNote')}>
          <span className="flex items-center gap-2">
            <input
              id="slowness"
              name="slowness"
              type="number"
              inputMode="decimal"
              min={1}
              max={MAX_SLOWNESS}
              step={0.5}
              required
              className="field w-24"
              aria-describedby="slowness-note"
              defaultValue={settings.slowness}
            />
            <span className="text-soft">{t('run.settings.times')}</span>
          </span>
        </Row>
        <Row id="sound" label={t('run.settings.sound')} note={t('run.settings.soundNote')}>
          <Check id="sound" isOn={!settings.isMuted} />
        </Row>
        <Row id="transcribe" label={t('run.settings.transcribe')} note={t('run.settings.transcribeNote')}>
          <Check id="transcribe" isOn={settings.isTranscribed} />
        </Row>
        <Row id="readingMinutes" label={t('run.settings.readingMinutes')} note={t('run.settings.readingMinutesNote')}>
          <span className="flex items-center gap-2">
            <input
              id="readingMinutes"
              name="readingMinutes"
              type="number"
              inputMode="numeric"
              min={5}
              max={120}
              step={1}
              required
              className="field w-24"
              aria-describedby="readingMinutes-note"
              defaultValue={settings.readingMinutes}
            />
            <span className="text-soft">{t('run.settings.minutes')}</span>
          </span>
        </Row>
      </SettingsForm>
      <Recordings />
      {children}
    </section>
  )
}
