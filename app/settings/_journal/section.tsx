import { readJournalSettings } from '#core/study/journal/settings.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { Check, Row } from '../../_ui/setting-row.tsx'
import { SettingsForm } from '../settings-form.tsx'
import { saveJournal } from './actions.ts'
import { CalendarAddress } from './calendar-address.tsx'

/** What the journal counts, and what it may remind of. All of it is off until it is switched on. */
export async function JournalSection() {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const { hasStreak, goalMinutes, hasCalendar } = await readJournalSettings(ctx.db)
  return (
    <section className="block" aria-labelledby="journal">
      <h2 id="journal" className="block-head">
        {t('journal.title')}
      </h2>
      <SettingsForm
        save={saveJournal}
        words={{ save: t('settings.save'), saving: t('settings.saving'), unsent: t('settings.unsent') }}
      >
        <Row id="streak" label={t('back.settings.streak')} note={t('back.settings.streakNote')}>
          <Check id="streak" isOn={hasStreak} />
        </Row>
        <Row id="goalMinutes" label={t('back.settings.goal')} note={t('back.settings.goalNote')}>
          <span className="flex items-center gap-2">
            <input
              id="goalMinutes"
              name="goalMinutes"
              type="number"
              inputMode="numeric"
              min={5}
              max={720}
              step={1}
              className="field w-24"
              aria-describedby="goalMinutes-note"
              defaultValue={goalMinutes ?? ''}
            />
            <span className="text-soft">{t('settings.minutes')}</span>
          </span>
        </Row>
        <Row id="calendar" label={t('back.settings.calendar')} note={t('back.settings.calendarNote')}>
          <Check id="calendar" isOn={hasCalendar} />
        </Row>
        {hasCalendar && <CalendarAddress />}
      </SettingsForm>
    </section>
  )
}
