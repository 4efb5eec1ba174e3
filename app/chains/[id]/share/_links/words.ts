import type { Translate } from '../../../../_server/i18n.ts'

/** What the form that makes a link says, for the browser's part of it. */
export const makeWords = (t: Translate) => ({
  label: t('shareLinks.label'),
  labelNote: t('shareLinks.labelNote'),
  labelHint: t('shareLinks.labelHint'),
  expiry: t('shareLinks.expiry'),
  expiryNote: t('shareLinks.expiryNote'),
  day: t('shareLinks.day'),
  week: t('shareLinks.week'),
  month: t('shareLinks.month'),
  on: t('shareLinks.on'),
  never: t('shareLinks.never'),
  date: t('shareLinks.date'),
  indexed: t('shareLinks.indexed'),
  indexedNote: t('shareLinks.indexedNote'),
  embeddable: t('shareLinks.embeddable'),
  embeddableNote: t('shareLinks.embeddableNote'),
  make: t('shareLinks.make'),
  making: t('shareLinks.making'),
  made: t('shareLinks.made'),
  address: t('shareLinks.address'),
  copy: t('shareLinks.copy'),
  copied: t('shareLinks.copied'),
  qr: t('shareLinks.qr'),
  embed: t('shareLinks.embed'),
})
export type MakeWords = Readonly<ReturnType<typeof makeWords>>
