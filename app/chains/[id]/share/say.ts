import type { SeenRefusal } from '#core/study/share/as-seen.ts'
import type { Format, Translate } from '../../../_server/i18n.ts'
import { saySize } from '../../../practice/[cardId]/_past/say.ts'

/** Why nothing went out, as an address names it. */
export const TROUBLES = [
  'changed',
  'unknown-card',
  'unreadable-card',
  'too-many-cards',
  'too-large',
  'nothing-changed',
  'not-taken-in',
] as const satisfies readonly SeenRefusal['kind'][]

/** Why nothing went out. */
export const sayTrouble = (t: Translate, { kind }: Pick<SeenRefusal, 'kind'>): string => t(`sharing.trouble.${kind}`)

/** The size of a file, to the byte where it is small. */
export const sayBytes = (format: Format, bytes: number): string =>
  bytes < 1000 ? format.number(bytes, { style: 'unit', unit: 'byte', unitDisplay: 'long' }) : saySize(format, bytes)

/** What becomes of a file that was asked for. */
export const downloadWords = (t: Translate) => ({
  making: t('sharing.ways.making'),
  made: t('sharing.ways.made'),
  unreachable: t('sharing.ways.unreachable'),
  failed: t('sharing.ways.failed'),
})
