import type { Bundle } from '#core/share/bundle/bundle.ts'
import { sizesOf } from '#core/study/share/sizes.ts'
import { i18n } from '../../../../_server/i18n.ts'
import { LinkMaker } from './link-maker.tsx'

/** The chain in a link by itself, where it is short enough. */
export async function LinkSection({ bundle }: { bundle: Bundle }) {
  const { t } = await i18n()
  const { fragment } = await sizesOf(bundle)
  const { root, contentHash } = bundle.manifest
  return (
    <section className="block" aria-labelledby="link">
      <h2 id="link" className="block-head">
        {t('sharing.link.title')}
      </h2>
      {fragment.ok ? (
        <>
          <p className="mt-3 text-sm text-soft">{t('sharing.link.note')}</p>
          <LinkMaker
            // What is made of another content is another link.
            key={contentHash}
            fields={{ root, expect: contentHash }}
            length={t('sharing.link.length', { count: fragment.value })}
            words={{
              make: t('sharing.link.make'),
              making: t('sharing.link.making'),
              made: t('sharing.link.made'),
              copy: t('sharing.link.copy'),
              unreachable: t('sharing.link.unreachable'),
            }}
          />
        </>
      ) : (
        <p className="mt-3 text-soft">{t('sharing.link.tooLong', fragment.error)}</p>
      )}
    </section>
  )
}
