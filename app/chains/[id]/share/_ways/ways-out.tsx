import type { Bundle } from '#core/share/bundle/bundle.ts'
import { sizesOf } from '#core/study/share/sizes.ts'
import { i18n } from '../../../../_server/i18n.ts'
import { previewHref, shareHref } from '../../../../_ui/links.ts'
import { downloadWords, sayBytes } from '../say.ts'
import { DownloadForm } from './download-form.tsx'
import { Way } from './way.tsx'

/** The chain as a file of each kind, and as a visitor sees it. */
export async function WaysOut({ bundle }: { bundle: Bundle }) {
  const { t, format } = await i18n()
  const { root, contentHash } = bundle.manifest
  const { zip, json } = await sizesOf(bundle)
  // How large pages are is known only when all of them are made.
  const sizes = { zip, json, site: null, file: null }
  return (
    <section className="block" aria-labelledby="ways">
      <h2 id="ways" className="block-head">
        {t('sharing.ways.title')}
      </h2>
      <p className="mt-3 text-sm text-soft">{t('sharing.ways.note')}</p>
      <DownloadForm root={root} here={shareHref(root)} fields={{ expect: contentHash }} words={downloadWords(t)}>
        {(['zip', 'json', 'site', 'file'] as const).map((form) => {
          const size = sizes[form]
          return (
            <Way key={form} id={form} name={t(`sharing.ways.${form}`)} note={t(`sharing.ways.${form}Note`)}>
              {size !== null && <span className="share-size">{sayBytes(format, size)}</span>}
              <button
                type="submit"
                name="form"
                value={form}
                className="button button-quiet"
                aria-labelledby={`${form}-do ${form}`}
                aria-describedby={`${form}-note`}
              >
                <span id={`${form}-do`}>{t('sharing.ways.download')}</span>
              </button>
            </Way>
          )
        })}
      </DownloadForm>
      <Way id="preview" name={t('sharing.ways.preview')} note={t('sharing.ways.previewNote')}>
        <a href={previewHref(root)} target="_blank" rel="noreferrer" className="button button-quiet">
          {t('sharing.ways.look')}
        </a>
      </Way>
    </section>
  )
}
