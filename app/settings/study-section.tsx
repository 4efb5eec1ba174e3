import type { ReactNode } from 'react'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { Row } from '../_ui/setting-row.tsx'
import { saveStudy } from './actions.ts'
import { SettingsForm } from './settings-form.tsx'
import { percentOf, topicLines } from './study-form.ts'
import { TimeZones } from './time-zones.tsx'
import { Vacations } from './vacations.tsx'
import { Weekdays } from './weekdays.tsx'

/** When and how much the learner studies. */
export async function StudySection() {
  const [{ settings }, { t }] = await Promise.all([study(), i18n()])
  return (
    <section className="block" aria-labelledby="study">
      <h2 id="study" className="block-head">
        {t('settings.study')}
      </h2>
      <SettingsForm
        save={saveStudy}
        words={{ save: t('settings.save'), saving: t('settings.saving'), unsent: t('settings.unsent') }}
      >
        <h3 className="head settings-head">{t('settings.studyDay')}</h3>
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

        <h3 className="head settings-head">{t('settings.newAndDue')}</h3>
        <Row id="minutes-per-day" label={t('settings.minutesPerDay')} note={t('settings.minutesPerDayNote')}>
          <Amount
            id="minutes-per-day"
            name="minutesPerDay"
            range={[5, 720]}
            value={settings.minutesPerDay}
            unit={t('settings.minutes')}
          />
        </Row>
        <Row id="new-per-day" label={t('settings.newPerDay')} note={t('settings.newPerDayNote')}>
          <Amount
            id="new-per-day"
            name="newPerDay"
            range={[0, 999]}
            value={settings.newPerDay}
            unit={t('settings.cards')}
            isRequired
          />
        </Row>
        <Row id="chains-at-once" label={t('settings.chainsAtOnce')} note={t('settings.chainsAtOnceNote')}>
          <Amount
            id="chains-at-once"
            name="chainsAtOnce"
            range={[1, 99]}
            value={settings.chainsAtOnce}
            unit={t('settings.chains')}
          />
        </Row>

        <h3 className="head settings-head">{t('settings.memory')}</h3>
        <Row id="retention" label={t('settings.retention')} note={t('settings.retentionNote')}>
          <Amount
            id="retention"
            name="retentionPercent"
            range={[70, 97]}
            step="any"
            value={percentOf(settings.desiredRetention)}
            unit={<Percent said={t('settings.percent')} />}
            isRequired
          />
        </Row>
        <Row id="topics" label={t('settings.topicRetention')} note={t('settings.topicRetentionNote')}>
          <textarea
            id="topics"
            name="topicRetention"
            className="field"
            rows={Math.max(2, Object.keys(settings.topicRetention).length + 1)}
            placeholder="nginx 95"
            spellCheck={false}
            aria-describedby="topics-note"
            defaultValue={topicLines(settings)}
          />
        </Row>
        <Row id="longest" label={t('settings.longest')} note={t('settings.longestNote')}>
          <Amount
            id="longest"
            name="maximumIntervalDays"
            range={[1, 36_500]}
            value={settings.maximumIntervalDays}
            unit={t('settings.days')}
            isRequired
          />
        </Row>

        <h3 className="head settings-head">{t('settings.daysOff')}</h3>
        <div className="setting setting-wide" role="group" aria-labelledby="weekdays" aria-describedby="weekdays-note">
          <span id="weekdays">{t('settings.weekdays')}</span>
          <p id="weekdays-note">{t('settings.weekdaysNote')}</p>
          <Weekdays shares={settings.weekdayShares} />
        </div>
        <div
          className="setting setting-wide"
          role="group"
          aria-labelledby="vacations"
          aria-describedby="vacations-note"
        >
          <span id="vacations">{t('settings.vacations')}</span>
          <p id="vacations-note">{t('settings.vacationsNote')}</p>
          <Vacations
            key={JSON.stringify(settings.vacations)}
            saved={settings.vacations}
            words={{
              from: t('settings.vacationFrom'),
              to: t('settings.vacationTo'),
              add: t('settings.vacationAdd'),
              remove: t('settings.vacationRemove'),
            }}
          />
        </div>
      </SettingsForm>
    </section>
  )
}

type AmountProps = {
  id: string
  name: string
  range: readonly [number, number]
  /** Null: no limit, and the field is empty. */
  value: number | null
  unit: ReactNode
  step?: number | 'any'
  isRequired?: boolean
}

function Amount({ id, name, range: [min, max], value, unit, step = 1, isRequired = false }: AmountProps) {
  return (
    <span className="flex items-center gap-2">
      <input
        id={id}
        name={name}
        type="number"
        inputMode={step === 'any' ? 'decimal' : 'numeric'}
        min={min}
        max={max}
        step={step}
        required={isRequired}
        className="field w-24"
        aria-describedby={`${id}-note`}
        defaultValue={value ?? ''}
      />
      <span className="text-soft">{unit}</span>
    </span>
  )
}

function Percent({ said }: { said: string }) {
  return (
    <>
      <span aria-hidden="true">%</span>
      <span className="sr-only">{said}</span>
    </>
  )
}
