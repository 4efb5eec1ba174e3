import type { Bundle } from '#core/share/bundle/bundle.ts'
import { contentsOf } from '#core/study/share/contents.ts'
import { i18n } from '../../../../_server/i18n.ts'
import { sayBytes } from '../say.ts'

/** How much leaves, and what does not. */
export async function Sum({ bundle }: { bundle: Bundle }) {
  const { t, format } = await i18n()
  const { cards, images, demos, bytes } = contentsOf(bundle)
  return (
    <>
      <p className="facts">
        <span>{t('sharing.sum.cards', { count: cards.length })}</span>
        {images.length > 0 && <span>{t('sharing.sum.images', { count: images.length })}</span>}
        {demos.length > 0 && <span>{t('sharing.sum.demos', { count: demos.length })}</span>}
        <span>{t('sharing.sum.size', { size: sayBytes(format, bytes) })}</span>
      </p>
      <p className="mt-2">{t('sharing.none')}</p>
    </>
  )
}
