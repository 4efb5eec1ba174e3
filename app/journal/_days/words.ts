import type { Translate } from '../../_server/i18n.ts'

/** What days say wherever they are drawn. */
export type Words = Readonly<Record<'today' | 'inFull' | 'added' | 'removed' | 'oneByOne' | 'unreachable', string>>

export const wordsOf = (t: Translate): Words => ({
  today: t('today.title'),
  inFull: t('journal.inFull'),
  added: t('versions.added'),
  removed: t('versions.removed'),
  oneByOne: t('journal.oneByOne'),
  unreachable: t('journal.unreachable'),
})
