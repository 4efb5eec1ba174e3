import type { BackupSettings } from '#core/study/backup/settings.ts'
import { i18n } from '../../_server/i18n.ts'
import { Check, Row } from '../../_ui/setting-row.tsx'
import { SettingsForm } from '../settings-form.tsx'
import { saveBackups } from './actions.ts'

/** Whether, where, and how many. `own`: the folder that holds where none is chosen. */
export async function BackupChoices({ settings, own }: { settings: BackupSettings; own: string }) {
  const { t } = await i18n()
  return (
    <SettingsForm
      save={saveBackups}
      words={{ save: t('settings.save'), saving: t('settings.saving'), unsent: t('settings.unsent') }}
    >
      <Row id="isDaily" label={t('backup.daily')} note={t('backup.dailyNote')}>
        <Check id="isDaily" isOn={settings.isDaily} />
      </Row>
      <Row id="keepDays" label={t('backup.keep')} note={t('backup.keepNote')}>
        <span className="flex items-center gap-2">
          <input
            id="keepDays"
            name="keepDays"
            type="number"
            inputMode="numeric"
            min={1}
            max={90}
            step={1}
            required
            className="field w-24"
            aria-describedby="keepDays-note"
            defaultValue={settings.keepDays}
          />
          <span className="text-soft">{t('backup.days')}</span>
        </span>
      </Row>
      <div className="setting setting-wide">
        <label htmlFor="folder">{t('backup.folder')}</label>
        <p id="folder-note">{t('backup.folderNote')}</p>
        <div>
          <input
            id="folder"
            name="folder"
            type="text"
            maxLength={1000}
            className="field w-full"
            aria-describedby="folder-note"
            placeholder={own}
            defaultValue={settings.folder ?? ''}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
      </div>
    </SettingsForm>
  )
}
