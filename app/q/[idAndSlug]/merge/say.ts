import type { MergeError } from '#core/study/merge.ts'
import type { Translate } from '../../../_server/i18n.ts'

/** Why two cards were not merged. */
export function sayMergeError(t: Translate, error: MergeError): string {
  switch (error.kind) {
    case 'same-card':
      return t('merge.itself')
    case 'unknown-card':
      return t('merge.gone', { id: error.cardId })
    case 'no-file':
    case 'changed':
      return t('merge.changed', { path: error.path })
    case 'unreadable':
      return t('merge.unreadable', { path: error.path })
    default:
      return error satisfies never
  }
}
