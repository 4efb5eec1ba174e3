import type { Bundle } from '#core/share/bundle/bundle.ts'
import { versionsOf } from '#core/store/chain-versions.ts'
import { i18n } from '../../../../_server/i18n.ts'
import { study } from '../../../../_server/study.ts'
import { shareHref } from '../../../../_ui/links.ts'
import { downloadWords } from '../say.ts'
import { DownloadForm } from './download-form.tsx'
import { Way } from './way.tsx'

/** Of a chain that came in: its changes to be sent back, and a chain of one's own to be made of it. */
export async function Again({ bundle }: { bundle: Bundle }) {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const { root, chainId, contentHash } = bundle.manifest
  const versions = await versionsOf(ctx.db, chainId)
  if (!versions.some(({ way, isTakenBack }) => way === 'in' && !isTakenBack)) return null
  return (
    <section className="block" aria-labelledby="again">
      <h2 id="again" className="block-head">
        {t('sharing.again.title')}
      </h2>
      {(['patch', 'fork'] as const).map((way) => (
        <DownloadForm
          key={way}
          root={root}
          here={shareHref(root)}
          fields={{ expect: contentHash, [way]: '1' }}
          words={downloadWords(t)}
        >
          <Way id={way} name={t(`sharing.again.${way}`)} note={t(`sharing.again.${way}Note`)}>
            {(['zip', 'json'] as const).map((form) => (
              <button
                key={form}
                type="submit"
                name="form"
                value={form}
                className="button button-quiet"
                aria-labelledby={`${way}-${form} ${way}`}
                aria-describedby={`${way}-note`}
              >
                <span id={`${way}-${form}`}>{t(`sharing.ways.${form}`)}</span>
              </button>
            ))}
          </Way>
        </DownloadForm>
      ))}
    </section>
  )
}
