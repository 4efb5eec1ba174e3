import type { AddFollowUpError } from '#core/study/add-follow-up.ts'
import type { AskError } from '#core/study/ask.ts'
import type { Changed } from '#core/study/change-set.ts'
import type { Translate } from '../_server/i18n.ts'

type Refused = AskError | AddFollowUpError | Changed | { readonly kind: 'gone' | 'unknown' | 'answered' | 'invalid' }

/** Why nothing was made, or taken back, in the reader's words. */
export function sayRefused(t: Translate, error: Refused): string {
  switch (error.kind) {
    case 'taken':
    case 'no-file':
    case 'unreadable':
    case 'changed':
      return t(`newCard.refused.${error.kind}`, { path: error.path })
    default:
      return t(`newCard.refused.${error.kind}`)
  }
}
