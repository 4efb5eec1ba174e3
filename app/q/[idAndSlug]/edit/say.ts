import type { SaveError } from '#core/study/write-card.ts'
import type { Translate } from '../../../_server/i18n.ts'

/** Why a text was not written. */
export function sayTrouble(t: Translate, error: Exclude<SaveError, { kind: 'stale' }>): string {
  switch (error.kind) {
    case 'unknown-card':
    case 'no-file':
      return t('editor.trouble.gone')
    case 'no-text':
      return t('editor.trouble.refused')
    case 'unreadable':
      return [t('editor.plain.unreadable'), ...error.problems.map(({ message }) => message)].join(' ')
    case 'too-large':
      return t('editor.trouble.tooLarge')
    case 'no-room':
      return t('editor.trouble.noRoom')
    default:
      return error satisfies never
  }
}
