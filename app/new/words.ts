import type { Translate } from '../_server/i18n.ts'

/** What is said around an outline whose open questions can be made cards. */
export const promotingWords = (t: Translate) => ({
  promote: t('newCard.promote'),
  undo: t('newCard.undo'),
  saving: t('newCard.saving'),
  unreachable: t('newCard.unreachable'),
})
