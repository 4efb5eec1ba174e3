import type { CardId } from '#core/card/card.ts'
import type { Remark } from '#core/study/share/packed.ts'
import type { Format, Translate } from '../../../../_server/i18n.ts'
import { sayBytes } from '../say.ts'

type Said = { readonly t: Translate; readonly format: Format; readonly titleOf: (id: CardId) => string }

/** A remark in the reader's words. */
export function sayRemark({ t, format, titleOf }: Said, remark: Remark): string {
  switch (remark.kind) {
    case 'file-left-out':
      return t(`sharing.remarks.file-left-out.${remark.why}`, { path: remark.path })
    case 'image-turned':
      return t('sharing.remarks.image-turned', { path: remark.path })
    case 'demo-left-out':
    case 'demo-of-others':
      return t(`sharing.remarks.${remark.kind}`, { demoId: remark.demoId })
    case 'missing-follow-up':
      return t('sharing.remarks.missing-follow-up', { to: remark.to })
    case 'leads-outside':
      return t('sharing.remarks.leads-outside', { title: titleOf(remark.to) })
    case 'name-outside':
    case 'name-of-file':
      return t(`sharing.remarks.${remark.kind}`, { name: remark.name })
    case 'local-address':
      return t('sharing.remarks.local-address', { address: remark.address })
    case 'other-license':
      return t('sharing.remarks.other-license', { license: remark.license })
    case 'comment':
    case 'archived':
      return t(`sharing.remarks.${remark.kind}`)
    case 'large':
      return t('sharing.remarks.large', { files: remark.files, size: sayBytes(format, remark.bytes) })
    default:
      return remark satisfies never
  }
}
