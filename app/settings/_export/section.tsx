import Link from 'next/link'
import { DOWNLOADS } from '#core/study/export/download.ts'
import { i18n } from '../../_server/i18n.ts'

/** Everything there is, to be taken along. */
export async function ExportSection() {
  const { t } = await i18n()
  return (
    <section className="block" aria-labelledby="export">
      <h2 id="export" className="block-head">
        {t('exporting.title')}
      </h2>
      <p className="mt-3 text-sm text-soft">
        {t('exporting.what')}{' '}
        <Link href="/guide/data" prefetch={false} className="text-accent finger:py-2.5">
          {t('exporting.guide')}
        </Link>
      </p>
      {DOWNLOADS.map((format) => (
        <div key={format} className="setting">
          <span id={`export-${format}`}>{t(`exporting.${format}`)}</span>
          <p id={`export-${format}-note`}>{t(`exporting.${format}Note`)}</p>
          <span>
            <a
              className="button button-quiet"
              href={`/api/export?format=${format}`}
              download
              aria-labelledby={`export-${format}-do export-${format}`}
              aria-describedby={`export-${format}-note`}
            >
              <span id={`export-${format}-do`}>{t('exporting.download')}</span>
            </a>
          </span>
        </div>
      ))}
    </section>
  )
}
