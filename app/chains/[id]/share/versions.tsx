import { versionsOf } from '#core/store/chain-versions.ts'
import type { Packed } from '#core/study/share/packed.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { sayWhen } from '../../../practice/[cardId]/_past/say.ts'

/** What of this chain went out and came in so far, and as which version it would go out now. */
export async function Versions({ packed: { bundle, isNew } }: { packed: Packed }) {
  const [{ ctx }, { t, format }] = await Promise.all([study(), i18n()])
  const { chainId, version } = bundle.manifest
  const versions = await versionsOf(ctx.db, chainId)
  return (
    <section className="block" aria-labelledby="versions">
      <h2 id="versions" className="block-head">
        {t('sharing.versions.title')}
      </h2>
      <p className="mt-3 text-sm text-soft">
        {t(isNew ? 'sharing.versions.next' : 'sharing.versions.same', { n: version })}
      </p>
      <ol className="share-versions">
        {versions.map(({ id, way, version: n, at, contentHash }) => (
          <li key={id}>
            <span>{t('sharing.versions.n', { n })}</span>
            <span className="facts">
              <span>{t(`sharing.versions.way.${way}`)}</span>
              <time dateTime={at.toISOString()}>{sayWhen(format, at)}</time>
              <code title={contentHash}>{contentHash.slice(0, 12)}</code>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
