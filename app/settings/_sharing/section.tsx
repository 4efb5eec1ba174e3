import { LICENSES } from '#core/share/bundle/attribution.ts'
import { readSharingSettings } from '#core/study/share/settings.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { Row } from '../../_ui/setting-row.tsx'
import { SettingsForm } from '../settings-form.tsx'
import { saveSharing } from './actions.ts'

/** Who is named when a chain goes out, and what may be done with it. */
export async function SharingSection() {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const { author, license } = await readSharingSettings(ctx.db)
  return (
    <section className="block" aria-labelledby="sharing">
      <h2 id="sharing" className="block-head">
        {t('rights.settings.title')}
      </h2>
      <p className="mt-3 text-sm text-soft">{t('rights.settings.what')}</p>
      <SettingsForm
        save={saveSharing}
        words={{ save: t('settings.save'), saving: t('settings.saving'), unsent: t('settings.unsent') }}
      >
        <Row id="authorName" label={t('rights.settings.name')} note={t('rights.settings.nameNote')}>
          <input
            id="authorName"
            name="authorName"
            maxLength={100}
            autoComplete="name"
            className="field w-64 max-w-full"
            aria-describedby="authorName-note"
            defaultValue={author?.name ?? ''}
          />
        </Row>
        <Row id="authorUrl" label={t('rights.settings.url')} note={t('rights.settings.urlNote')}>
          <input
            id="authorUrl"
            name="authorUrl"
            type="url"
            maxLength={500}
            autoComplete="url"
            className="field w-64 max-w-full"
            aria-describedby="authorUrl-note"
            defaultValue={author?.url ?? ''}
          />
        </Row>
        <Row id="license" label={t('rights.settings.license')} note={t('rights.settings.licenseNote')}>
          <input
            id="license"
            name="license"
            list="licenses"
            required
            maxLength={100}
            className="field w-64 max-w-full"
            aria-describedby="license-note"
            defaultValue={license}
          />
        </Row>
        <datalist id="licenses">
          {Object.keys(LICENSES).map((id) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </datalist>
      </SettingsForm>
    </section>
  )
}
