import type { Estimate } from '#core/schedule/evaluate/bootstrap.ts'
import type { StoredTraining } from '#core/store/trainings.ts'
import type { Format, Translate } from '../../_server/i18n.ts'
import { sayWhen } from '../../practice/[cardId]/_past/say.ts'

export type Said = { readonly t: Translate; readonly format: Format }

/** When it was trained, to the minute: two may be of one day. */
export const sayTrained = ({ format }: Said, { trainedAt }: StoredTraining): string => sayWhen(format, trainedAt)

type Digits = Pick<Intl.NumberFormatOptions, 'signDisplay'>

/** Three decimals, as no log is long enough for a fourth to mean anything; with a minus sign rather than a hyphen. */
export const sayFigure = ({ format }: Said, value: number, options: Digits = { signDisplay: 'negative' }): string =>
  format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3, ...options }).replace('-', '−')

/** A figure with its 95 % interval: `0.312 [0.301, 0.324]`. */
export const sayEstimate = (said: Said, { value, low, high }: Estimate): string =>
  `${sayFigure(said, value)} [${sayFigure(said, low)},\u00a0${sayFigure(said, high)}]`
