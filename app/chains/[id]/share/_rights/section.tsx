import { LICENSES, licenseUrl } from '#core/share/bundle/attribution.ts'
import { readSharingSettings } from '#core/study/share/settings.ts'
import { i18n } from '../../../../_server/i18n.ts'
import { study } from '../../../../_server/study.ts'
import { Row } from '../../../../_ui/setting-row.tsx'
import { RightsForm } from './form.tsx'

/** What each licence lets others do. */
const MAY = {
  'CC-BY-4.0': 'by',
  'CC-BY-SA-4.0': 'bySa',
  'CC-BY-NC-4.0': 'byNc',
  'CC-BY-NC-SA-4.0': 'byNcSa',
  'CC0-1.0': 'cc0',
  MIT: 'mit',
} as const satisfies Record<keyof typeof LICENSES, string>

/** Who signs what is shared, and what others may do with it. */
export async function Rights() {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const { author, license } = await readSharingSettings(ctx.db)
  const isOffered = Object.hasOwn(LICENSES, license)
  return (
    <section className="block" aria-labelledby="rights">
      <h2 id="rights" className="block-head">
        {t('sharing.rights.title')}
      </h2>
      <p className="mt-3 text-sm text-soft">{t('sharing.rights.note')}</p>
      <RightsForm
        words={{
          save: t('sharing.rights.save'),
          saving: t('sharing.rights.saving'),
          unsent: t('sharing.rights.unsent'),
        }}
      >
        <Row id="name" label={t('sharing.rights.author')} note={t('sharing.rights.authorNote')}>
          <input
            id="name"
            name="name"
            className="field"
            maxLength={100}
            autoComplete="name"
            aria-describedby="name-note"
            defaultValue={author?.name ?? ''}
          />
        </Row>
        <Row id="url" label={t('sharing.rights.url')} note={t('sharing.rights.urlNote')}>
          <input
            id="url"
            name="url"
            type="url"
            className="field"
            maxLength={500}
            autoComplete="url"
            placeholder="https://"
            aria-describedby="url-note"
            defaultValue={author?.url ?? ''}
          />
        </Row>
        <Row id="license" label={t('sharing.rights.license')} note={t('sharing.rights.licenseNote')}>
          <select
            id="license"
            name="license"
            className="field"
            aria-describedby="license-note"
            defaultValue={isOffered ? license : 'other'}
          >
            {Object.keys(LICENSES).map((one) => (
              <option key={one}>{one}</option>
            ))}
            <option value="other">{t('sharing.rights.other')}</option>
          </select>
        </Row>
        <Row id="other" label={t('sharing.rights.otherLabel')} note={t('sharing.rights.otherNote')}>
          <input
            id="other"
            name="other"
            className="field"
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            aria-describedby="other-note"
            defaultValue={isOffered ? '' : license}
          />
        </Row>
        <dl className="share-licenses">
          {Object.entries(MAY).map(([one, may]) => (
            <div key={one}>
              <dt>
                <a href={licenseUrl(one) ?? ''} target="_blank" rel="noreferrer">
                  {one}
                </a>
              </dt>
              <dd>{t(`sharing.rights.may.${may}`)}</dd>
            </div>
          ))}
        </dl>
      </RightsForm>
    </section>
  )
}
